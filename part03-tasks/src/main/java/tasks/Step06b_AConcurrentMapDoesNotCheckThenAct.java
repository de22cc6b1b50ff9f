package tasks;

import static lesson.Lesson.say;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Two tasks ask a concurrent map for the same connection. How often is it opened?
///
/// One might expect once: the map is thread-safe. Each of its methods is one action; two of them
/// are two, and the other task may have its turn between them.
///
/// Run `make part_03 STEP=6b`. Watch `openedTwice`: a connection too many, which nobody will close.
final class Step06b_AConcurrentMapDoesNotCheckThenAct {

  static void main() {
    say("containsKey, then put:  %s", explore(CHECK_THEN_ACT));
    say("putIfAbsent:            %s", explore(PUT_IF_ABSENT));
    say("computeIfAbsent:        %s", explore(COMPUTE_IF_ABSENT));
  }

  /// How many orders there are of two tasks' actions, and in how many of them two connections were
  /// opened. ALWAYS, in the order of `main`: (6, 4), (6, 6), (2, 0).
  record Outcome(int orders, int openedTwice) {}

  /// What one task does to get a connection: its actions, one after the other.
  interface Lookup {
    List<Runnable> actions(ConcurrentMap<String, Connection> map, Server server);
  }

  record Connection(int number) {}

  static final class Server {
    private int opened;

    Connection open() {
      return new Connection(++opened);
    }
  }

  // The mistake: between the check and the act, the other one checks too.
  static final Lookup CHECK_THEN_ACT =
      (map, server) -> {
        boolean[] absent = new boolean[1];
        return List.of(
            () -> absent[0] = !map.containsKey("db"),
            () -> {
              if (absent[0]) {
                map.put("db", server.open());
              }
            });
      };

  // Half a repair: the map keeps one of the two. But an argument is evaluated before the call, so
  // the connection was opened before the map was asked.
  static final Lookup PUT_IF_ABSENT =
      (map, server) -> {
        Connection[] opened = new Connection[1];
        return List.of(() -> opened[0] = server.open(), () -> map.putIfAbsent("db", opened[0]));
      };

  // The repair: one action. The map calls the function itself, and whoever computes the same key
  // meanwhile waits; so does, now and then, whoever asks for a neighbour in the map's table. Keep
  // it short, or put a future into the map and do the work outside.
  static final Lookup COMPUTE_IF_ABSENT =
      (map, server) -> List.of(() -> map.computeIfAbsent("db", _ -> server.open()));

  static Outcome explore(Lookup lookup) {
    int actions = lookup.actions(new ConcurrentHashMap<>(), new Server()).size();
    List<String> orders = Schedules.all(actions, actions);
    int openedTwice = 0;
    for (String order : orders) {
      var map = new ConcurrentHashMap<String, Connection>();
      var server = new Server();
      Schedules.run(order, lookup.actions(map, server), lookup.actions(map, server));
      if (server.opened == 2) {
        openedTwice++;
      }
    }
    return new Outcome(orders.size(), openedTwice);
  }
}

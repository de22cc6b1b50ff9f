package miniredis;

import static lesson.Lesson.say;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import miniredis.cli.Cli;
import miniredis.server.MiniRedis;

/// A thousand clients wait for work that is not there yet. What do they cost the server?
///
/// BLPOP takes the first element of a list, and waits if there is none. In part 7 a consumer that
/// waits is a thread that waits. Here the server has one thread, and that must not wait for
/// anybody: a client that waits is an entry in a table, by the key for which it waits. The command
/// that fills the list serves those who wait, in the order in which they came.
///
/// Run `make part_08 STEP=7`. Watch the threads before and after a thousand clients wait, that
/// another client is answered meanwhile, and who gets the first three elements.
final class Step07_AClientThatWaitsCostsNoThread {

  static void main() throws IOException {
    try (var server = MiniRedis.start();
        var other = Cli.connect(server.port())) {
      other.ask("PING");
      say("1,000 clients call BLPOP jobs 0, one after the other");
      int threads = threads();
      List<Cli> waiting = waiting(server.port(), other, 1000);
      say("all of them wait              with %d platform threads more", threads() - threads);
      say("another client: PING          %s", other.ask("PING"));
      say("another client: RPUSH jobs    %s", other.ask("RPUSH jobs a b c"));
      say("the first three read          %s", read(waiting.subList(0, 3)));
      say("still waiting                 %s", blocked(other));
      for (Cli client : waiting) {
        client.close();
      }
    }
  }

  /// So many clients, of which each waits before the next one comes.
  static List<Cli> waiting(int port, Cli other, int count) throws IOException {
    var waiting = new ArrayList<Cli>();
    for (int i = 0; i < count; i++) {
      Cli client = Cli.connect(port);
      client.ask("PING"); // it is connected: what it sends next is read in the order of sending
      client.send("BLPOP jobs 0");
      other.ask("PING");
      waiting.add(client);
    }
    return waiting;
  }

  static List<String> read(List<Cli> clients) throws IOException {
    var replies = new ArrayList<String>();
    for (Cli client : clients) {
      replies.add(client.read());
    }
    return replies;
  }

  private static String blocked(Cli other) throws IOException {
    return other
        .ask("INFO clients")
        .lines()
        .filter(line -> line.startsWith("blocked_clients"))
        .findFirst()
        .orElseThrow();
  }

  private static int threads() {
    return Thread.getAllStackTraces().size();
  }
}

package miniredis.command;

import java.util.ArrayList;
import java.util.List;

/// CLIENT PAUSE: for some time commands are held back, all of them or those that write. A client
/// whose command is held back waits, and nothing else that it sent runs before it.
final class Pause {

  private record Held(Client client, byte[][] request) {}

  private final Redis redis;
  private final Timers timers;
  private final List<Held> held = new ArrayList<>();
  private boolean isOn;
  private boolean isForAll;
  private long until; // in milliseconds since 1970
  private Runnable cancelTimer = () -> {};

  Pause(Redis redis, Timers timers) {
    this.redis = redis;
    this.timers = timers;
  }

  /// A pause that is on goes on at least as it was.
  void begin(long millis, boolean all) {
    long end = redis.keyspace().now() + millis;
    until = isOn ? Math.max(until, end) : end;
    isForAll = (isOn && isForAll) || all;
    isOn = true;
    cancelTimer.run();
    cancelTimer = timers.after(until - redis.keyspace().now(), this::end);
  }

  /// What was held back runs now, in the order in which it came.
  void end() {
    isOn = false;
    isForAll = false;
    cancelTimer.run();
    List<Held> now = List.copyOf(held);
    held.clear();
    for (Held next : now) {
      Client client = next.client;
      client.session().isHeld = false;
      redis.execute(client, next.request);
      client.written();
      client.resume();
    }
  }

  /// Holds the request back, if the pause is for such as it.
  ///
  /// @return whether it is held back
  boolean holds(Client client, Command command, byte[][] request) {
    if (!isOn || !(isForAll || writes(client, command))) {
      return false;
    }
    client.session().isHeld = true;
    held.add(new Held(client, request));
    return true;
  }

  private static boolean writes(Client client, Command command) {
    Transaction transaction = client.session().transaction;
    return command.name().equals("exec")
        ? transaction != null && transaction.writes()
        : command.is("write") || command.name().equals("publish");
  }

  void forget(Client client) {
    held.removeIf(one -> one.client.equals(client));
  }
}

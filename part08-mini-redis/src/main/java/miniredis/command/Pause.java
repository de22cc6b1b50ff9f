package miniredis.command;

import java.util.ArrayList;
import java.util.List;

/// CLIENT PAUSE: for some time commands are held back, all of them or those that write. A client
/// whose command is held back waits, and nothing else that it sent runs before it.
final class Pause {

  private final Redis redis;
  private final Timers timers;
  private final List<Client> held = new ArrayList<>();
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
    if (end < 0) {
      return; // as in Redis, it ended before it began: the sum is no time that there is
    }
    until = isOn ? Math.max(until, end) : end;
    isForAll = (isOn && isForAll) || all;
    isOn = true;
    cancelTimer.run();
    cancelTimer = timers.after(until - redis.keyspace().now(), this::end);
  }

  /// What was held back runs next, in the order in which it came. Not at once: another client's
  /// command, or its transaction, may have ended the pause, and has to end first itself.
  void end() {
    isOn = false;
    isForAll = false;
    cancelTimer.run();
    for (Client client : held) {
      client.session().isHeld = false;
      client.resume();
    }
    held.clear();
  }

  /// Holds the request back, if the pause is for such as it.
  ///
  /// @return whether it is held back
  boolean holds(Client client, Command command, byte[][] request) {
    boolean isExempt = client.session().isMonitor; // it only listens
    if (!isOn || isExempt || !(isForAll || writes(client, command))) {
      return false;
    }
    client.session().isHeld = true;
    client.session().held = request;
    held.add(client);
    return true;
  }

  private static boolean writes(Client client, Command command) {
    Transaction transaction = client.session().transaction;
    return command.name().equals("exec")
        ? transaction != null && transaction.writes()
        : command.writes();
  }

  /// How many clients wait for the end of the pause.
  int count() {
    return held.size();
  }

  void forget(Client client) {
    held.remove(client);
  }
}

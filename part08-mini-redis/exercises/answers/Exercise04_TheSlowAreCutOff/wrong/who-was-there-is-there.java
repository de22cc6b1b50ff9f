package miniredis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

final class Exercise04_TheSlowAreCutOff {

  interface Connection {
    boolean offer(byte[] message);

    void close();
  }

  private final long hard;
  private final long soft;
  private final long millis;
  private final LongSupplier clock;
  private final Set<Connection> subscribers = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Connection, Deque<byte[]>> kept = new IdentityHashMap<>();
  private final Map<Connection, Long> size = new IdentityHashMap<>();
  private final Map<Connection, Long> since = new IdentityHashMap<>();

  Exercise04_TheSlowAreCutOff(long hard, long soft, long millis, LongSupplier clock) {
    this.hard = hard;
    this.soft = soft;
    this.millis = millis;
    this.clock = clock;
  }

  void subscribe(Connection connection) {
    subscribers.add(connection);
  }

  void unsubscribe(Connection connection) {
    subscribers.remove(connection);
    kept.remove(connection);
    size.remove(connection);
    since.remove(connection);
  }

  int publish(byte[] message) {
    int count = 0;
    for (Connection connection : new ArrayList<>(subscribers)) {
      if (!subscribers.contains(connection)) {
        continue; // has left meanwhile
      }
      try {
        if (!kept.containsKey(connection) && connection.offer(message)) {
          count++;
          continue;
        }
      } catch (Throwable t) {
        cutOff(connection);
        continue;
      }
      kept.computeIfAbsent(connection, c -> new ArrayDeque<>()).add(message);
      size.merge(connection, (long) message.length, Long::sum);
    }
    for (Connection connection : new ArrayList<>(subscribers)) {
      long bytes = size.getOrDefault(connection, 0L);
      if (!subscribers.contains(connection)) {
        continue;
      }
      if (bytes > hard) {
        cutOff(connection);
      } else if (bytes > soft) {
        since.putIfAbsent(connection, clock.getAsLong());
      }
    }
    for (Connection connection : subscribers) {
      if (kept.containsKey(connection)) {
        count++;
      }
    }
    return count;
  }

  void writable(Connection connection) {
    Deque<byte[]> messages = kept.get(connection);
    if (messages == null) {
      return;
    }
    while (!messages.isEmpty()) {
      byte[] message = messages.peek();
      boolean taken;
      try {
        taken = connection.offer(message);
      } catch (Throwable t) {
        cutOff(connection);
        return;
      }
      if (!subscribers.contains(connection)) {
        return;
      }
      if (!taken) {
        break;
      }
      messages.poll();
      size.merge(connection, (long) -message.length, Long::sum);
    }
    if (messages.isEmpty()) {
      kept.remove(connection);
    }
    if (size.getOrDefault(connection, 0L) <= soft) {
      since.remove(connection);
    }
  }

  void check() {
    long now = clock.getAsLong();
    for (Connection connection : new ArrayList<>(subscribers)) {
      Long began = since.get(connection);
      if (began != null && now - began >= millis) {
        cutOff(connection);
      }
    }
  }

  private void cutOff(Connection connection) {
    if (!subscribers.contains(connection)) {
      return;
    }
    unsubscribe(connection);
    try {
      connection.close();
    } catch (Throwable t) {
      // ignored
    }
  }
}

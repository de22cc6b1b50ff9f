package miniredis;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

final class Exercise04_TheSlowAreCutOff {

  interface Connection {
    boolean offer(byte[] message);

    void close();
  }

  private static final class Subscriber {
    final Connection connection;
    final ArrayDeque<byte[]> kept = new ArrayDeque<>();
    long bytes;
    boolean isAbove;
    long aboveSince;
    boolean isGone;

    Subscriber(Connection connection) {
      this.connection = connection;
    }
  }

  private final Map<Connection, Subscriber> subscribers = new LinkedHashMap<>();
  private final long hard;
  private final long soft;
  private final long millis;
  private final LongSupplier clock;

  Exercise04_TheSlowAreCutOff(long hard, long soft, long millis, LongSupplier clock) {
    this.hard = hard;
    this.soft = soft;
    this.millis = millis;
    this.clock = clock;
  }

  void subscribe(Connection connection) {
    subscribers.put(connection, new Subscriber(connection));
  }

  void unsubscribe(Connection connection) {
    Subscriber subscriber = subscribers.remove(connection);
    if (subscriber != null) {
      subscriber.isGone = true;
    }
  }

  int publish(byte[] message) {
    int count = 0;
    for (Subscriber subscriber : List.copyOf(subscribers.values())) {
      if (subscriber.isGone) {
        continue;
      }
      if (!subscriber.kept.isEmpty() || !offer(subscriber, message)) {
        keep(subscriber, message);
      }
      if (!subscriber.isGone) {
        count++;
      }
    }
    return count;
  }

  private boolean offer(Subscriber subscriber, byte[] message) {
    try {
      return subscriber.connection.offer(message);
    } catch (Throwable e) {
      cutOff(subscriber);
      return false;
    }
  }

  private void keep(Subscriber subscriber, byte[] message) {
    if (subscriber.isGone) {
      return;
    }
    subscriber.kept.addLast(message);
    subscriber.bytes += message.length;
    if (subscriber.bytes > hard) {
      cutOff(subscriber);
    } else if (subscriber.bytes > soft && !subscriber.isAbove) {
      subscriber.isAbove = true;
      subscriber.aboveSince = clock.getAsLong();
    }
  }

  private void cutOff(Subscriber subscriber) {
    if (subscriber.isGone) {
      return;
    }
    unsubscribe(subscriber.connection);
    try {
      subscriber.connection.close();
    } catch (Throwable e) {
      // it is closed
    }
  }

  void writable(Connection connection) {
    Subscriber subscriber = subscribers.get(connection);
    if (subscriber == null) {
      return;
    }
    while (!subscriber.kept.isEmpty() && offer(subscriber, subscriber.kept.getFirst())) {
      subscriber.bytes -= subscriber.kept.removeFirst().length;
      if (subscriber.isGone) {
        return;
      }
    }
    if (subscriber.bytes <= soft) {
      subscriber.isAbove = false;
    }
  }

  void check() {
    long now = clock.getAsLong();
    for (Subscriber subscriber : List.copyOf(subscribers.values())) {
      if (subscriber.isAbove && now - subscriber.aboveSince >= millis) {
        cutOff(subscriber);
      }
    }
  }
}

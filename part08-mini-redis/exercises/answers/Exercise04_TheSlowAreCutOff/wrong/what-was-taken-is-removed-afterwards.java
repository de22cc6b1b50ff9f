package miniredis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

final class Exercise04_TheSlowAreCutOff {

  interface Connection {
    /// Takes the message, if it has room for it. Never waits.
    ///
    /// @return whether it has taken it
    boolean offer(byte[] message);

    void close();
  }

  private static final class Subscriber {
    final Connection connection;
    final List<byte[]> kept = new ArrayList<>();
    boolean isSubscribed = true;
    boolean isOverSoft;
    long overSoftSince;

    Subscriber(Connection connection) {
      this.connection = connection;
    }

    long bytes() {
      return kept.stream().mapToLong(message -> message.length).sum();
    }
  }

  private final long hard;
  private final long soft;
  private final long millis;
  private final LongSupplier clock;
  private final Map<Connection, Subscriber> subscribers = new LinkedHashMap<>();

  Exercise04_TheSlowAreCutOff(long hard, long soft, long millis, LongSupplier clock) {
    this.hard = hard;
    this.soft = soft;
    this.millis = millis;
    this.clock = clock;
  }

  void subscribe(Connection connection) {
    subscribers.computeIfAbsent(connection, Subscriber::new);
  }

  void unsubscribe(Connection connection) {
    Subscriber subscriber = subscribers.remove(connection);
    if (subscriber != null) {
      subscriber.isSubscribed = false;
      subscriber.kept.clear();
    }
  }

  int publish(byte[] message) {
    List<Subscriber> all = List.copyOf(subscribers.values());
    for (Subscriber subscriber : all) {
      if (!subscriber.isSubscribed) {
        continue;
      }
      boolean isTaken = subscriber.kept.isEmpty() && offer(subscriber, message);
      if (!isTaken && subscriber.isSubscribed) {
        keep(subscriber, message);
      }
    }
    return (int) all.stream().filter(subscriber -> subscriber.isSubscribed).count();
  }

  private void keep(Subscriber subscriber, byte[] message) {
    subscriber.kept.add(message);
    long bytes = subscriber.bytes();
    if (bytes > hard) {
      cutOff(subscriber);
    } else if (bytes > soft && !subscriber.isOverSoft) {
      subscriber.isOverSoft = true;
      subscriber.overSoftSince = clock.getAsLong();
    }
  }

  void writable(Connection connection) {
    Subscriber subscriber = subscribers.get(connection);
    if (subscriber == null) {
      return;
    }
    // offer may call unsubscribe, which changes `kept`: so walk over a copy
    List<byte[]> taken = new ArrayList<>();
    for (byte[] message : List.copyOf(subscriber.kept)) {
      if (!subscriber.isSubscribed || !offer(subscriber, message)) {
        break;
      }
      taken.add(message);
    }
    subscriber.kept.removeAll(taken);
    if (subscriber.bytes() <= soft) {
      subscriber.isOverSoft = false;
    }
  }

  void check() {
    long now = clock.getAsLong();
    for (Subscriber subscriber : List.copyOf(subscribers.values())) {
      if (subscriber.isSubscribed
          && subscriber.isOverSoft
          && now - subscriber.overSoftSince >= millis) {
        cutOff(subscriber);
      }
    }
  }

  private boolean offer(Subscriber subscriber, byte[] message) {
    try {
      return subscriber.connection.offer(message);
    } catch (Throwable t) {
      cutOff(subscriber);
      return false;
    }
  }

  private void cutOff(Subscriber subscriber) {
    if (subscriber.isSubscribed) {
      unsubscribe(subscriber.connection);
      try {
        subscriber.connection.close();
      } catch (Throwable t) {
        // nobody's
      }
    }
  }
}

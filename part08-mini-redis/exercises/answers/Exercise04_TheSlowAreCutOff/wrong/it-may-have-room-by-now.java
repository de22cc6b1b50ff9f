package miniredis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<Connection, Subscriber> subscribers = new IdentityHashMap<>();

  private static final class Subscriber {
    final Connection connection;
    final Deque<byte[]> kept = new ArrayDeque<>();
    long bytes;
    boolean late;
    long lateSince;
    boolean gone;

    Subscriber(Connection connection) {
      this.connection = connection;
    }

    void keep(byte[] message) {
      kept.add(message);
      bytes += message.length;
    }
  }

  Exercise04_TheSlowAreCutOff(long hard, long soft, long millis, LongSupplier clock) {
    this.hard = hard;
    this.soft = soft;
    this.millis = millis;
    this.clock = clock;
  }

  void subscribe(Connection connection) {
    subscribers.putIfAbsent(connection, new Subscriber(connection));
  }

  void unsubscribe(Connection connection) {
    Subscriber subscriber = subscribers.remove(connection);
    if (subscriber != null) {
      subscriber.gone = true;
      subscriber.kept.clear();
    }
  }

  int publish(byte[] message) {
    List<Subscriber> all = new ArrayList<>(subscribers.values());
    int taken = 0;
    List<Subscriber> behind = new ArrayList<>();
    for (Subscriber subscriber : all) {
      if (subscriber.gone) {
        continue;
      }
      writable(subscriber.connection); // perhaps it has room meanwhile
      if (subscriber.gone) {
        continue;
      }
      if (subscriber.kept.isEmpty()) {
        try {
          if (subscriber.connection.offer(message)) {
            taken++;
            continue;
          }
        } catch (Throwable thrown) {
          cutOff(subscriber);
        }
        if (subscriber.gone) {
          continue;
        }
      }
      subscriber.keep(message);
      behind.add(subscriber);
    }
    for (Subscriber subscriber : behind) {
      if (subscriber.gone) {
        continue;
      }
      if (subscriber.bytes > hard) {
        cutOff(subscriber);
      } else if (subscriber.bytes > soft && !subscriber.late) {
        subscriber.late = true;
        subscriber.lateSince = clock.getAsLong();
      }
    }
    for (Subscriber subscriber : behind) {
      if (!subscriber.gone) {
        taken++;
      }
    }
    return taken;
  }

  void writable(Connection connection) {
    Subscriber subscriber = subscribers.get(connection);
    if (subscriber == null) {
      return;
    }
    while (!subscriber.kept.isEmpty()) {
      byte[] first = subscriber.kept.peek();
      boolean taken;
      try {
        taken = connection.offer(first);
      } catch (Throwable thrown) {
        cutOff(subscriber);
        return;
      }
      if (subscriber.gone) {
        return;
      }
      if (!taken) {
        break;
      }
      subscriber.kept.remove();
      subscriber.bytes -= first.length;
    }
    if (subscriber.bytes <= soft) {
      subscriber.late = false;
    }
  }

  void check() {
    long now = clock.getAsLong();
    for (Subscriber subscriber : new ArrayList<>(subscribers.values())) {
      if (!subscriber.gone && subscriber.late && now - subscriber.lateSince >= millis) {
        cutOff(subscriber);
      }
    }
  }

  private void cutOff(Subscriber subscriber) {
    if (subscriber.gone) {
      return;
    }
    unsubscribe(subscriber.connection);
    try {
      subscriber.connection.close();
    } catch (Throwable thrown) {
      // its own affair
    }
  }
}

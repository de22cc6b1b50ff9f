package miniredis;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

final class Exercise04_TheSlowAreCutOff {

  interface Connection {
    boolean offer(byte[] message);

    void close();
  }

  private final class Subscriber {
    final Connection connection;
    final LinkedList<byte[]> kept = new LinkedList<>();
    OptionalLong above = OptionalLong.empty();
    boolean broken;

    Subscriber(Connection connection) {
      this.connection = connection;
    }

    long bytes() {
      return kept.stream().mapToLong(message -> message.length).sum();
    }

    boolean isThere() {
      return all.contains(this);
    }

    void drain() {
      try {
        while (isThere() && !kept.isEmpty() && connection.offer(kept.getFirst())) {
          kept.removeFirst();
        }
      } catch (Throwable e) {
        broken = true;
      }
      if (bytes() <= soft) {
        above = OptionalLong.empty();
      } else if (above.isEmpty()) {
        above = OptionalLong.of(clock.getAsLong());
      }
    }
  }

  private final List<Subscriber> all = new CopyOnWriteArrayList<>();
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
    all.add(new Subscriber(connection));
  }

  void unsubscribe(Connection connection) {
    all.removeIf(subscriber -> subscriber.connection == connection);
  }

  int publish(byte[] message) {
    var reached = new ArrayList<Subscriber>();
    for (var subscriber : all) {
      if (subscriber.isThere()) {
        reached.add(subscriber);
        boolean nothingWaits = subscriber.kept.isEmpty();
        subscriber.kept.add(message);
        if (nothingWaits) {
          subscriber.drain();
        } else if (subscriber.above.isEmpty() && subscriber.bytes() > soft) {
          subscriber.above = OptionalLong.of(clock.getAsLong());
        }
      }
    }
    cutOff(subscriber -> subscriber.broken || subscriber.bytes() > hard);
    reached.removeIf(subscriber -> !subscriber.isThere());
    return reached.size();
  }

  void writable(Connection connection) {
    for (var subscriber : all) {
      if (subscriber.connection == connection) {
        subscriber.drain();
      }
    }
    cutOff(subscriber -> subscriber.broken);
  }

  void check() {
    cutOff(subscriber ->
        subscriber.above.isPresent() && clock.getAsLong() - subscriber.above.getAsLong() >= millis);
  }

  private void cutOff(Predicate<Subscriber> which) {
    for (var subscriber : all) {
      if (subscriber.isThere() && which.test(subscriber)) {
        all.remove(subscriber);
        try {
          subscriber.connection.close();
        } catch (Throwable e) {
          // nobody's business
        }
      }
    }
  }
}

package miniredis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

final class Exercise04_TheSlowAreCutOff {

  interface Connection {
    boolean offer(byte[] message);

    void close();
  }

  /// A message, and how many bytes were published before it.
  private record Entry(byte[] message, long before) {}

  /// Where a subscriber is, in the numbers of messages.
  private static final class Place {
    long next;
    Long since;
  }

  private final Map<Connection, Place> places = new LinkedHashMap<>();
  private final TreeMap<Long, Entry> log = new TreeMap<>();
  private final long hard;
  private final long soft;
  private final long millis;
  private final LongSupplier clock;
  private long number;
  private long published;

  Exercise04_TheSlowAreCutOff(long hard, long soft, long millis, LongSupplier clock) {
    this.hard = hard;
    this.soft = soft;
    this.millis = millis;
    this.clock = clock;
  }

  void subscribe(Connection connection) {
    Place place = new Place();
    place.next = number;
    places.put(connection, place);
  }

  void unsubscribe(Connection connection) {
    places.remove(connection);
    forget();
  }

  private void forget() {
    long first = places.values().stream().mapToLong(place -> place.next).min().orElse(number);
    log.headMap(first).clear();
  }

  private long kept(Place place) {
    Entry entry = log.get(place.next);
    return entry == null ? 0 : published - entry.before;
  }

  int publish(byte[] message) {
    log.put(number, new Entry(message, published));
    number++;
    published += message.length;
    var all = new HashMap<>(places);
    for (var each : all.entrySet()) {
      Place place = each.getValue();
      if (places.get(each.getKey()) != place) {
        continue;
      }
      if (place.next == number - 1) {
        drain(each.getKey(), place);
      }
      if (kept(place) > hard) {
        cutOff(each.getKey(), place);
      }
      look(place);
    }
    forget();
    all.entrySet().retainAll(places.entrySet());
    return all.size();
  }

  private void drain(Connection connection, Place place) {
    try {
      while (places.get(connection) == place
          && place.next < number
          && connection.offer(log.get(place.next).message)) {
        place.next++;
      }
    } catch (Throwable e) {
      cutOff(connection, place);
    }
    look(place);
  }

  private void look(Place place) {
    if (kept(place) <= soft) {
      place.since = null;
    } else if (place.since == null) {
      place.since = clock.getAsLong();
    }
  }

  void writable(Connection connection) {
    Place place = places.get(connection);
    if (place != null) {
      drain(connection, place);
      forget();
    }
  }

  void check() {
    new HashMap<>(places)
        .forEach((connection, place) -> {
          if (place.since != null && clock.getAsLong() - place.since >= millis) {
            cutOff(connection, place);
          }
        });
  }

  private void cutOff(Connection connection, Place place) {
    if (!places.remove(connection, place)) {
      return;
    }
    forget();
    try {
      connection.close();
    } catch (Throwable e) {
      // it is cut off anyway
    }
  }
}

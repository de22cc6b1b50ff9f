package miniredis;

import static java.util.Comparator.comparingLong;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

final class Exercise02_GoneOnTime {

  private record Deadline(String key, long millis) {}

  /// Without a deadline it is null.
  private record Entry(String value, Deadline deadline) {}

  private final LongSupplier clock;
  private final Map<String, Entry> entries = new HashMap<>();

  /// Has deadlines that no key has any more, too.
  private final PriorityQueue<Deadline> next = new PriorityQueue<>(comparingLong(Deadline::millis));

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  void set(String key, String value) {
    entries.put(key, new Entry(value, null));
  }

  Optional<String> get(String key) {
    return entry(key).map(Entry::value);
  }

  boolean expire(String key, long millis) {
    Optional<Entry> entry = entry(key);
    if (entry.isPresent()) {
      var deadline = new Deadline(key, clock.getAsLong() + millis);
      entries.put(key, new Entry(entry.get().value, deadline));
      next.add(deadline);
    }
    return entry.isPresent();
  }

  long ttl(String key) {
    long now = clock.getAsLong();
    Entry entry = entry(key, now).orElse(null);
    if (entry == null) {
      return -2;
    }
    return entry.deadline == null ? -1 : entry.deadline.millis - now;
  }

  boolean persist(String key) {
    Optional<Entry> entry = entry(key).filter(one -> one.deadline != null);
    entry.ifPresent(one -> set(key, one.value));
    return entry.isPresent();
  }

  int size() {
    long now = clock.getAsLong();
    return (int) entries.values().stream().filter(entry -> !isGone(entry, now)).count();
  }

  @SuppressWarnings("ReferenceEquality") // an equal deadline may be an older one
  int sweep(int most) {
    long now = clock.getAsLong();
    int removed = 0;
    for (int i = 0; i < most && !next.isEmpty() && next.element().millis <= now; i++) {
      Deadline deadline = next.remove();
      Entry entry = entries.get(deadline.key);
      if (entry != null && entry.deadline == deadline) {
        entries.remove(deadline.key);
        removed++;
      }
    }
    return removed;
  }

  private Optional<Entry> entry(String key) {
    return entry(key, clock.getAsLong());
  }

  /// The one place that looks a key up.
  private Optional<Entry> entry(String key, long now) {
    Entry entry = entries.get(key);
    if (entry != null && isGone(entry, now)) {
      entries.remove(key);
      return Optional.empty();
    }
    return Optional.ofNullable(entry);
  }

  private static boolean isGone(Entry entry, long now) {
    return entry.deadline != null && entry.deadline.millis <= now;
  }
}

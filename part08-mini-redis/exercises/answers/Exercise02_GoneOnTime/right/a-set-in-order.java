package miniredis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/// Two indexes, which always agree: what leaves one leaves the other.
final class Exercise02_GoneOnTime {

  private record Entry(String key, String value, OptionalLong deadline) {}

  private final LongSupplier clock;
  private final LinkedHashMap<String, Entry> byKey = new LinkedHashMap<>();
  private final TreeSet<Entry> byDeadline =
      new TreeSet<>(
          Comparator.comparingLong((Entry entry) -> entry.deadline.getAsLong())
              .thenComparing(Entry::key));

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  void set(String key, String value) {
    remove(key);
    add(new Entry(key, value, OptionalLong.empty()));
  }

  Optional<String> get(String key) {
    removeIfGone(key);
    return Optional.ofNullable(byKey.get(key)).map(Entry::value);
  }

  boolean expire(String key, long millis) {
    removeIfGone(key);
    Entry old = byKey.get(key);
    if (old == null) {
      return false;
    }
    remove(key);
    add(new Entry(key, old.value, OptionalLong.of(clock.getAsLong() + millis)));
    return true;
  }

  long ttl(String key) {
    long now = clock.getAsLong();
    removeIfGone(key, now);
    Entry entry = byKey.get(key);
    if (entry == null) {
      return -2;
    }
    return entry.deadline.isEmpty() ? -1 : entry.deadline.getAsLong() - now;
  }

  boolean persist(String key) {
    removeIfGone(key);
    Entry entry = byKey.get(key);
    if (entry == null || entry.deadline.isEmpty()) {
      return false;
    }
    set(key, entry.value);
    return true;
  }

  int size() {
    sweep(Integer.MAX_VALUE);
    return byKey.size();
  }

  int sweep(int most) {
    int removed = 0;
    while (removed < most && !byDeadline.isEmpty() && removeIfGone(byDeadline.first().key)) {
      removed++;
    }
    return removed;
  }

  private boolean removeIfGone(String key) {
    return removeIfGone(key, clock.getAsLong());
  }

  private boolean removeIfGone(String key, long now) {
    Entry entry = byKey.get(key);
    boolean gone = entry != null && entry.deadline.isPresent() && entry.deadline.getAsLong() <= now;
    if (gone) {
      remove(key);
    }
    return gone;
  }

  private void add(Entry entry) {
    byKey.put(entry.key, entry);
    if (entry.deadline.isPresent()) {
      byDeadline.add(entry);
    }
  }

  private void remove(String key) {
    Entry entry = byKey.remove(key);
    if (entry != null && entry.deadline.isPresent()) {
      byDeadline.remove(entry);
    }
  }
}

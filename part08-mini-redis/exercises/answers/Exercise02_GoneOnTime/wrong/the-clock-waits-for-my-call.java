package miniredis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

final class Exercise02_GoneOnTime {

  private static final class Entry {
    final String key;
    String value;
    boolean hasDeadline;
    long deadline;
    int place; // in `mortal`, if it has a deadline

    Entry(String key) {
      this.key = key;
    }

    boolean isOver(long now) {
      return hasDeadline && deadline <= now;
    }
  }

  private final LongSupplier clock;
  private final Map<String, Entry> entries = new HashMap<>();
  private final List<Entry> mortal = new ArrayList<>(); // in no order
  private int next; // where the sweep goes on, downwards

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  void set(String key, String value) {
    Entry entry = find(key, clock.getAsLong());
    if (entry == null) {
      entry = new Entry(key);
      entries.put(key, entry);
    }
    entry.value = value;
    clearDeadline(entry);
  }

  Optional<String> get(String key) {
    Entry entry = find(key, clock.getAsLong());
    return entry == null ? Optional.empty() : Optional.of(entry.value);
  }

  boolean expire(String key, long millis) {
    long now = clock.getAsLong();
    Entry entry = find(key, now);
    if (entry == null) {
      return false;
    }
    if (!entry.hasDeadline) {
      entry.hasDeadline = true;
      entry.place = mortal.size();
      mortal.add(entry);
    }
    entry.deadline = sum(now, millis);
    if (entry.isOver(now)) {
      remove(entry);
    }
    return true;
  }

  long ttl(String key) {
    Entry entry = find(key, clock.getAsLong());
    if (entry == null) {
      return -2;
    }
    return entry.hasDeadline ? entry.deadline - clock.getAsLong() : -1;
  }

  boolean persist(String key) {
    Entry entry = find(key, clock.getAsLong());
    if (entry == null || !entry.hasDeadline) {
      return false;
    }
    clearDeadline(entry);
    return true;
  }

  int size() {
    long now = clock.getAsLong();
    int over = 0;
    for (Entry entry : mortal) {
      if (entry.isOver(now)) {
        over++;
      }
    }
    return entries.size() - over;
  }

  int sweep(int most) {
    long now = clock.getAsLong();
    int removed = 0;
    for (int looks = Math.min(most, mortal.size()); looks > 0; looks--) {
      // what takes the place of a key that goes has had its turn, or is new
      next = next <= 0 ? mortal.size() - 1 : Math.min(next, mortal.size()) - 1;
      Entry entry = mortal.get(next);
      if (entry.isOver(now)) {
        remove(entry);
        removed++;
      }
    }
    return removed;
  }

  /// The key, if it is there. One that is over stays gone from now on, whatever the clock does.
  private Entry find(String key, long now) {
    Entry entry = entries.get(key);
    if (entry != null && entry.isOver(now)) {
      remove(entry);
      return null;
    }
    return entry;
  }

  private void remove(Entry entry) {
    entries.remove(entry.key);
    clearDeadline(entry);
  }

  private void clearDeadline(Entry entry) {
    if (!entry.hasDeadline) {
      return;
    }
    entry.hasDeadline = false;
    Entry last = mortal.removeLast();
    if (last != entry) {
      mortal.set(entry.place, last);
      last.place = entry.place;
    }
  }

  private static long sum(long now, long millis) {
    try {
      return Math.addExact(now, millis);
    } catch (ArithmeticException e) {
      return millis < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}

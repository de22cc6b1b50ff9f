package miniredis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

final class Exercise02_GoneOnTime {

  private final LongSupplier clock;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Long> deadlines = new HashMap<>();
  private final TreeMap<Long, TreeSet<String>> keysByDeadline = new TreeMap<>();

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  void set(String key, String value) {
    forgetDeadline(key);
    values.put(key, value);
  }

  Optional<String> get(String key) {
    removeIfGone(key);
    return Optional.ofNullable(values.get(key));
  }

  boolean expire(String key, long millis) {
    removeIfGone(key);
    if (!values.containsKey(key)) {
      return false;
    }
    forgetDeadline(key);
    long deadline = clock.getAsLong() + millis;
    deadlines.put(key, deadline);
    keysByDeadline.computeIfAbsent(deadline, _ -> new TreeSet<>()).add(key);
    return true;
  }

  long ttl(String key) {
    long now = clock.getAsLong();
    removeIfGone(key, now);
    if (!values.containsKey(key)) {
      return -2;
    }
    return deadlines.containsKey(key) ? deadlines.get(key) - now : -1;
  }

  boolean persist(String key) {
    removeIfGone(key);
    return forgetDeadline(key);
  }

  int size() {
    int gone =
        keysByDeadline.headMap(clock.getAsLong(), true).values().stream()
            .mapToInt(TreeSet::size)
            .sum();
    return values.size() - gone;
  }

  int sweep(int most) {
    int removed = 0;
    while (removed < most
        && !keysByDeadline.isEmpty()
        && keysByDeadline.firstKey() <= clock.getAsLong()) {
      String key = keysByDeadline.firstEntry().getValue().first();
      forgetDeadline(key);
      values.remove(key);
      removed++;
    }
    return removed;
  }

  private void removeIfGone(String key) {
    removeIfGone(key, clock.getAsLong());
  }

  private void removeIfGone(String key, long now) {
    if (deadlines.containsKey(key) && deadlines.get(key) <= now) {
      forgetDeadline(key);
      values.remove(key);
    }
  }

  /// Whether it had one.
  private boolean forgetDeadline(String key) {
    Long deadline = deadlines.remove(key);
    if (deadline != null) {
      var keys = keysByDeadline.get(deadline);
      keys.remove(key);
      if (keys.isEmpty()) {
        keysByDeadline.remove(deadline);
      }
    }
    return deadline != null;
  }
}

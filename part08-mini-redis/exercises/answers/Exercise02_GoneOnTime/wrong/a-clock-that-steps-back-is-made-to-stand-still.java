package miniredis;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

final class Exercise02_GoneOnTime {

  private final LongSupplier clock;
  private long latest = Long.MIN_VALUE;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Long> deadlines = new HashMap<>();
  private final TreeMap<Long, Set<String>> byDeadline = new TreeMap<>();

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  private long now() {
    latest = Math.max(latest, clock.getAsLong());
    return latest;
  }

  void set(String key, String value) {
    clearDeadline(key);
    values.put(key, value);
  }

  Optional<String> get(String key) {
    dropIfOver(key, now());
    return Optional.ofNullable(values.get(key));
  }

  boolean expire(String key, long millis) {
    long now = now();
    dropIfOver(key, now);
    if (!values.containsKey(key)) {
      return false;
    }
    clearDeadline(key);
    deadlines.put(key, now + millis);
    byDeadline.computeIfAbsent(now + millis, _ -> new LinkedHashSet<>()).add(key);
    return true;
  }

  long ttl(String key) {
    long now = now();
    dropIfOver(key, now);
    if (!values.containsKey(key)) {
      return -2;
    }
    Long deadline = deadlines.get(key);
    return deadline == null ? -1 : deadline - now;
  }

  boolean persist(String key) {
    dropIfOver(key, now());
    return clearDeadline(key);
  }

  int size() {
    int gone = 0;
    for (Set<String> keys : byDeadline.headMap(now(), true).values()) {
      gone += keys.size();
    }
    return values.size() - gone;
  }

  int sweep(int most) {
    long now = now();
    int removed = 0;
    while (removed < most && !byDeadline.isEmpty() && byDeadline.firstKey() <= now) {
      String key = byDeadline.firstEntry().getValue().iterator().next();
      clearDeadline(key);
      values.remove(key);
      removed++;
    }
    return removed;
  }

  private void dropIfOver(String key, long now) {
    Long deadline = deadlines.get(key);
    if (deadline != null && now >= deadline) {
      clearDeadline(key);
      values.remove(key);
    }
  }

  private boolean clearDeadline(String key) {
    Long deadline = deadlines.remove(key);
    if (deadline == null) {
      return false;
    }
    Set<String> keys = byDeadline.get(deadline);
    keys.remove(key);
    if (keys.isEmpty()) {
      byDeadline.remove(deadline);
    }
    return true;
  }
}

package miniredis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;

final class Exercise02_GoneOnTime {

  private static final int SOME = 1_000;

  private record Due(long deadline, String key) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int order = Long.compare(deadline, other.deadline);
      return order != 0 ? order : key.compareTo(other.key);
    }
  }

  private final LongSupplier clock;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Due> dues = new HashMap<>();
  private final TreeSet<Due> first = new TreeSet<>();

  Exercise02_GoneOnTime(LongSupplier clock) {
    this.clock = clock;
  }

  void set(String key, String value) {
    forget(key);
    values.put(key, value);
  }

  Optional<String> get(String key) {
    tidy(key, clock.getAsLong());
    return Optional.ofNullable(values.get(key));
  }

  boolean expire(String key, long millis) {
    long now = clock.getAsLong();
    tidy(key, now);
    if (!values.containsKey(key)) {
      return false;
    }
    forget(key);
    Due due = new Due(now + millis, key);
    dues.put(key, due);
    first.add(due);
    tidy(key, now);
    return true;
  }

  long ttl(String key) {
    long now = clock.getAsLong();
    tidy(key, now);
    if (!values.containsKey(key)) {
      return -2;
    }
    Due due = dues.get(key);
    return due == null ? -1 : due.deadline - now;
  }

  boolean persist(String key) {
    tidy(key, clock.getAsLong());
    return forget(key);
  }

  int size() {
    sweep(SOME);
    return values.size();
  }

  int sweep(int most) {
    long now = clock.getAsLong();
    int removed = 0;
    while (removed < most && !first.isEmpty() && first.first().deadline <= now) {
      String key = first.first().key;
      forget(key);
      values.remove(key);
      removed++;
    }
    return removed;
  }

  private void tidy(String key, long now) {
    Due due = dues.get(key);
    if (due != null && due.deadline <= now) {
      forget(key);
      values.remove(key);
    }
  }

  private boolean forget(String key) {
    Due due = dues.remove(key);
    return due != null && first.remove(due);
  }
}

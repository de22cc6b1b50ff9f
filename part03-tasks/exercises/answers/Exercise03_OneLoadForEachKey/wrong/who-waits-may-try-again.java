package tasks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private final ConcurrentMap<K, V> values = new ConcurrentHashMap<>();
  private final ConcurrentMap<K, Object> locks = new ConcurrentHashMap<>();
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    V value = values.get(key);
    if (value == null) {
      synchronized (locks.computeIfAbsent(key, _ -> new Object())) {
        value = values.get(key);
        if (value == null) {
          value = load.apply(key);
          values.put(key, value);
        }
      }
    }
    return value;
  }
}

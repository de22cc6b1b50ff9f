package tasks;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private final Map<K, V> values = new HashMap<>();
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  synchronized V get(K key) {
    return values.computeIfAbsent(key, load);
  }
}

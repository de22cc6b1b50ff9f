package tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private final ConcurrentMap<K, CompletableFuture<V>> values = new ConcurrentHashMap<>();
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    var mine = new CompletableFuture<V>();
    CompletableFuture<V> first = values.putIfAbsent(key, mine);
    if (first != null) {
      return first.join();
    }
    try {
      V value = load.apply(key);
      mine.complete(value);
      return value;
    } catch (Throwable failure) {
      values.remove(key, mine);
      mine.completeExceptionally(failure);
      throw failure;
    }
  }
}

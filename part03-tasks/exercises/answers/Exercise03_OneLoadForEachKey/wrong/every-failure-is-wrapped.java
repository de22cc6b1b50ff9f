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
    try {
      if (first != null) {
        return first.join();
      }
      mine.complete(load.apply(key));
      return mine.join();
    } catch (Throwable failure) {
      values.remove(key, mine);
      mine.completeExceptionally(failure);
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) cause;
    }
  }
}

package tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    CompletableFuture<V> first = values.putIfAbsent(key, mine); // an empty future costs nothing
    if (first != null) {
      return unwrapped(key, first);
    }
    try {
      mine.complete(load.apply(key)); // outside the map: no other key is held up
    } catch (Throwable failure) {
      mine.completeExceptionally(failure);
    }
    return unwrapped(key, mine);
  }

  private V unwrapped(K key, CompletableFuture<V> loaded) {
    try {
      return loaded.join();
    } catch (CompletionException e) {
      values.remove(key); // a failure is not kept
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw e;
      }
    }
  }
}

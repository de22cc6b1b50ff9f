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
    CompletableFuture<V> first = values.putIfAbsent(key, mine);
    if (first != null) {
      return unwrapped(first);
    }
    try {
      mine.complete(load.apply(key));
    } catch (Throwable failure) {
      values.remove(key, mine);
      mine.completeExceptionally(failure);
    }
    return unwrapped(mine);
  }

  private static <V> V unwrapped(CompletableFuture<V> loaded) {
    try {
      return loaded.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw e;
      }
    }
  }
}

package tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private static final ExecutorService THREADS =
      Executors.newFixedThreadPool(200, Thread.ofPlatform().daemon().factory());

  private final ConcurrentMap<K, CompletableFuture<V>> values = new ConcurrentHashMap<>();
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    var loaded =
        values.computeIfAbsent(
            key, k -> CompletableFuture.supplyAsync(() -> load.apply(k), THREADS));
    try {
      return loaded.join();
    } catch (CompletionException e) {
      values.remove(key, loaded);
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw e;
      }
    }
  }
}

package tasks;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private final ConcurrentMap<K, WeakReference<V>> values = new ConcurrentHashMap<>();
  private final ConcurrentMap<K, CompletableFuture<V>> loading = new ConcurrentHashMap<>();
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    V kept = kept(key);
    if (kept != null) {
      return kept;
    }
    var mine = new CompletableFuture<V>();
    CompletableFuture<V> first = loading.putIfAbsent(key, mine);
    if (first != null) {
      return unwrapped(first);
    }
    try {
      V value = kept(key); // it may have come meanwhile
      value = value == null ? load.apply(key) : value;
      values.put(key, new WeakReference<>(value));
      loading.remove(key, mine);
      mine.complete(value);
    } catch (Throwable failure) {
      loading.remove(key, mine);
      mine.completeExceptionally(failure);
    }
    return unwrapped(mine);
  }

  private V kept(K key) {
    var reference = values.get(key);
    return reference == null ? null : reference.get();
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

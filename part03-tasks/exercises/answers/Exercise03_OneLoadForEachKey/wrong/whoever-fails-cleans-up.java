package tasks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private final ConcurrentMap<K, FutureTask<V>> values = new ConcurrentHashMap<>();
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    var mine = new FutureTask<V>(() -> load.apply(key));
    FutureTask<V> first = values.putIfAbsent(key, mine); // an unrun task costs nothing
    if (first != null) {
      return outcome(key, first);
    }
    mine.run(); // outside the map: no other key is held up
    return outcome(key, mine);
  }

  private V outcome(K key, FutureTask<V> loaded) {
    try {
      return loaded.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another thread loads", e);
    } catch (ExecutionException e) {
      values.remove(key); // a failure is not kept
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        default -> throw new IllegalStateException(e);
      }
    }
  }
}

package tasks;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {
  private final Function<K, V> load;
  private final ConcurrentMap<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();

  /// `load` may take long, and may be called on any thread, several times at once. It returns no
  /// null, and no key is null.
  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    FutureTask<V> task =
        tasks.computeIfAbsent(
            key,
            k -> {
              var started = new FutureTask<V>(() -> load.apply(k));
              Thread.startVirtualThread(started);
              return started;
            });
    try {
      return task.get();
    } catch (ExecutionException e) {
      tasks.remove(key, task); // whoever hears of the failure first takes it out
      throw Exercise03_OneLoadForEachKey.<RuntimeException>sneak(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted"); // the load goes on, for the others
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException sneak(Throwable t) throws E {
    throw (E) t;
  }
}

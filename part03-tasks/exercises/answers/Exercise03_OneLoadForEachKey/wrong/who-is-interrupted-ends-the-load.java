package tasks;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {
  private final ConcurrentMap<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    var mine = new FutureTask<>(() -> load.apply(key));
    FutureTask<V> task = tasks.putIfAbsent(key, mine);
    if (task == null) {
      task = mine;
      mine.run();
    }
    try {
      return task.get();
    } catch (InterruptedException e) {
      task.cancel(true);
      tasks.remove(key, task);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting");
    } catch (ExecutionException e) {
      tasks.remove(key, task);
      throw Exercise03_OneLoadForEachKey.<RuntimeException>itself(e.getCause());
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X itself(Throwable failure) throws X {
    throw (X) failure;
  }
}

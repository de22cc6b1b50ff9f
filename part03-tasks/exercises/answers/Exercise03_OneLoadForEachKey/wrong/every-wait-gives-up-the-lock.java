package tasks;

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
    FutureTask<V> mine;
    synchronized (this) { // look and put are one action
      FutureTask<V> other = tasks.get(key);
      if (other != null) {
        return outcome(other);
      }
      mine = new FutureTask<>(() -> load.apply(key));
      tasks.put(key, mine);
    }
    mine.run(); // takes long, so not in the monitor
    try {
      return outcome(mine);
    } catch (Throwable failure) {
      tasks.remove(key, mine);
      throw failure;
    }
  }

  private static <V> V outcome(FutureTask<V> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw Exercise03_OneLoadForEachKey.<RuntimeException>itself(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X itself(Throwable failure) throws X {
    throw (X) failure;
  }
}

package tasks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private final Object lock = new Object();
  private final Map<K, Attempt<V>> attempts = new HashMap<>(); // only under the lock
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    Attempt<V> attempt;
    boolean mine;
    synchronized (lock) {
      attempt = attempts.get(key);
      mine = attempt == null;
      if (mine) {
        attempt = new Attempt<>();
        attempts.put(key, attempt);
      }
    }
    if (mine) {
      run(key, attempt);
    }
    return attempt.outcome();
  }

  private void run(K key, Attempt<V> attempt) {
    try {
      attempt.value = load.apply(key);
    } catch (RuntimeException | Error failure) {
      attempt.failure = failure;
      synchronized (lock) {
        attempts.remove(key);
      }
    } finally {
      attempt.over.countDown();
    }
  }

  /// One load: the threads that wait for it share its outcome, whatever that is.
  private static final class Attempt<V> {
    final CountDownLatch over = new CountDownLatch(1);
    V value; // these two are written before `over` opens, and read afterwards
    Throwable failure;

    V outcome() {
      try {
        if (over.getCount() > 0) { // `await` would look at the interrupt first
          over.await();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while another thread loads", e);
      }
      return switch (failure) {
        case null -> value;
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        default -> throw new IllegalStateException(failure);
      };
    }
  }
}

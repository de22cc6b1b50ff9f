package tasks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private final ConcurrentMap<K, Load> loads = new ConcurrentHashMap<>();
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    var mine = new Load();
    Load others = loads.putIfAbsent(key, mine);
    if (others != null) {
      return others.await();
    }
    try {
      mine.value = load.apply(key);
    } catch (RuntimeException e) {
      mine.exception = e;
      loads.remove(key, mine);
    } catch (Error e) {
      mine.error = e;
    } finally {
      mine.ended.countDown();
    }
    return mine.await();
  }

  private final class Load {
    private final CountDownLatch ended = new CountDownLatch(1);
    private V value;
    private RuntimeException exception;
    private Error error;

    V await() {
      boolean interrupted = false;
      while (true) {
        try {
          ended.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (exception != null) {
        throw exception;
      }
      if (error != null) {
        throw error;
      }
      return value;
    }
  }
}

package tasks;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {
  private final ConcurrentMap<K, Loading<V>> all = new ConcurrentHashMap<>();
  private final Function<K, V> load;

  private static final class Loading<V> {
    final CountDownLatch ended = new CountDownLatch(1);
    volatile V value;
    volatile Throwable failure;
  }

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    var mine = new Loading<V>();
    Loading<V> other = all.putIfAbsent(key, mine);
    if (other != null) {
      return await(other);
    }
    try {
      mine.value = load.apply(key);
      return mine.value;
    } catch (Throwable failure) {
      mine.failure = failure;
      all.remove(key, mine);
      throw failure;
    } finally {
      mine.ended.countDown();
    }
  }

  private static <V> V await(Loading<V> loading) {
    try {
      loading.ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for the value");
    }
    if (loading.failure != null) {
      throw Exercise03_OneLoadForEachKey.<RuntimeException>itself(loading.failure);
    }
    return loading.value;
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X itself(Throwable failure) throws X {
    throw (X) failure;
  }
}

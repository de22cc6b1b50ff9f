package tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {
  private final ConcurrentMap<K, CompletableFuture<Outcome<V>>> futures = new ConcurrentHashMap<>();
  private final Function<K, V> load;

  private record Outcome<V>(V value, Throwable failure) {}

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    var mine = new CompletableFuture<Outcome<V>>();
    CompletableFuture<Outcome<V>> future = futures.putIfAbsent(key, mine);
    if (future == null) {
      future = mine;
      mine.thenAcceptAsync(outcome -> {
        if (outcome.failure != null) {
          futures.remove(key, mine);
        }
      });
      mine.complete(outcomeOf(key));
    }
    Outcome<V> outcome = future.join();
    if (outcome.failure != null) {
      throw Exercise03_OneLoadForEachKey.<RuntimeException>itself(outcome.failure);
    }
    return outcome.value;
  }

  private Outcome<V> outcomeOf(K key) {
    try {
      return new Outcome<>(load.apply(key), null);
    } catch (Throwable failure) {
      return new Outcome<>(null, failure);
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X itself(Throwable failure) throws X {
    throw (X) failure;
  }
}

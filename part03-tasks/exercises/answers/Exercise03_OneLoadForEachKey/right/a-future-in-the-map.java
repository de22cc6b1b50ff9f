package tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private final ConcurrentMap<K, CompletableFuture<Outcome<V>>> outcomes =
      new ConcurrentHashMap<>();
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    var mine = new CompletableFuture<Outcome<V>>();
    CompletableFuture<Outcome<V>> first =
        outcomes.putIfAbsent(key, mine); // an empty future costs nothing
    if (first != null) {
      return first.join().get();
    }
    try {
      mine.complete(new Outcome<>(load.apply(key), null)); // outside the map: no other key waits
    } catch (Throwable failure) {
      outcomes.remove(key, mine); // first: a thread that has heard of the failure may ask again
      mine.complete(new Outcome<>(null, failure));
    }
    return mine.join().get();
  }

  /// The failure is null if there is a value. A future that had failed with it would not tell a
  /// CompletionException that `load` threw from one that `join` has put around a failure.
  private record Outcome<V>(V value, Throwable failure) {

    /// What a load throws is a RuntimeException or an Error.
    V get() {
      return switch (failure) {
        case null -> value;
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        default -> throw new IllegalStateException(failure);
      };
    }
  }
}

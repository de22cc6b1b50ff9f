package tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

final class Exercise03_OneLoadForEachKey<K, V> {

  private static final int MOST = 1000;

  private record Outcome<V>(V value, Throwable failure) {}

  private final Map<K, CompletableFuture<Outcome<V>>> cache =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<Outcome<V>>> eldest) {
          return size() > MOST;
        }
      };
  private final Function<K, V> load;

  Exercise03_OneLoadForEachKey(Function<K, V> load) {
    this.load = load;
  }

  V get(K key) {
    var mine = new CompletableFuture<Outcome<V>>();
    CompletableFuture<Outcome<V>> others;
    synchronized (cache) {
      others = cache.putIfAbsent(key, mine);
    }
    if (others != null) {
      return answer(others.join());
    }
    Outcome<V> outcome;
    try {
      outcome = new Outcome<>(load.apply(key), null);
    } catch (Throwable t) {
      outcome = new Outcome<>(null, t);
      synchronized (cache) {
        cache.remove(key, mine);
      }
    }
    mine.complete(outcome);
    return answer(outcome);
  }

  private V answer(Outcome<V> outcome) {
    return switch (outcome.failure()) {
      case null -> outcome.value();
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new CompletionException(e); // no Function can throw that
    };
  }
}

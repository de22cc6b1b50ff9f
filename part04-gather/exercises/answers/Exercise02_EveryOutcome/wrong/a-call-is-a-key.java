package gather;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

final class Exercise02_EveryOutcome {
  private Exercise02_EveryOutcome() {}

  sealed interface Outcome<T> {}

  record Success<T>(T value) implements Outcome<T> {}

  record Failure<T>(Throwable thrown) implements Outcome<T> {}

  static <T> CompletableFuture<List<Outcome<T>>> outcomes(
      List<Supplier<CompletableFuture<T>>> calls) {
    var ends = new ArrayList<CompletableFuture<Void>>();
    var outcomes = new LinkedHashMap<Supplier<CompletableFuture<T>>, Outcome<T>>();
    for (Supplier<CompletableFuture<T>> call : calls) {
      set(outcomes, call, null); // keeps its place in the order
      try {
        ends.add(
            call.get()
                .handle((value, thrown) -> {
                  set(outcomes, call, outcome(value, thrown));
                  return null;
                }));
      } catch (Throwable thrown) {
        set(outcomes, call, new Failure<>(thrown));
      }
    }
    return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
        .thenApply(_ -> {
          synchronized (outcomes) {
            return List.copyOf(outcomes.values());
          }
        });
  }

  private static <K, V> void set(LinkedHashMap<K, V> map, K key, V value) {
    synchronized (map) {
      map.put(key, value);
    }
  }

  private static <T> Outcome<T> outcome(T value, Throwable thrown) {
    if (thrown == null) {
      return new Success<>(value);
    }
    return new Failure<>(
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown);
  }
}

package gather;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

final class Exercise02_EveryOutcome {

  private Exercise02_EveryOutcome() {}

  sealed interface Outcome<T> {}

  record Success<T>(T value) implements Outcome<T> {}

  record Failure<T>(Throwable thrown) implements Outcome<T> {}

  static <T> CompletableFuture<List<Outcome<T>>> outcomes(
      List<Supplier<CompletableFuture<T>>> calls) {
    var places = new ConcurrentHashMap<CompletableFuture<T>, Integer>();
    var outcomes = new ConcurrentHashMap<Integer, Outcome<T>>();
    for (int i = 0; i < calls.size(); i++) {
      try {
        places.put(calls.get(i).get(), i);
      } catch (Throwable thrown) {
        outcomes.put(i, new Failure<>(thrown));
      }
    }
    int size = calls.size();
    return CompletableFuture.allOf(
            places.entrySet().stream()
                .map(entry -> into(outcomes, entry.getValue(), entry.getKey()))
                .toArray(CompletableFuture[]::new))
        .thenApply(_ -> {
          var list = new ArrayList<Outcome<T>>();
          for (int i = 0; i < size; i++) {
            list.add(outcomes.get(i));
          }
          return list;
        });
  }

  private static <T> CompletableFuture<Void> into(
      Map<Integer, Outcome<T>> outcomes, int place, CompletableFuture<T> future) {
    return future.handle((value, thrown) -> {
      outcomes.put(place, outcome(value, thrown));
      return null;
    });
  }

  private static <T> Outcome<T> outcome(T value, Throwable thrown) {
    if (thrown == null) {
      return new Success<>(value);
    }
    // What went wrong in a stage before comes wrapped, what went wrong here does not.
    return new Failure<>(
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown);
  }
}

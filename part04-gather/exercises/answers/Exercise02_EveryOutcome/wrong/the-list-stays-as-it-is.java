package gather;

import java.util.ArrayList;
import java.util.HashMap;
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
    var futures = new HashMap<Integer, CompletableFuture<Outcome<T>>>();
    for (int i = 0; i < calls.size(); i++) {
      futures.put(i, make(calls.get(i)));
    }
    return CompletableFuture.allOf(futures.values().toArray(CompletableFuture[]::new))
        .thenApply(_ -> {
          var outcomes = new ArrayList<Outcome<T>>();
          for (int i = 0; i < calls.size(); i++) {
            outcomes.add(futures.get(i).join());
          }
          return outcomes;
        });
  }

  private static <T> CompletableFuture<Outcome<T>> make(Supplier<CompletableFuture<T>> call) {
    try {
      return call.get().handle(Exercise02_EveryOutcome::<T>outcome);
    } catch (Throwable thrown) {
      return CompletableFuture.completedFuture(new Failure<>(thrown));
    }
  }

  private static <T> Outcome<T> outcome(T value, Throwable thrown) {
    if (thrown == null) {
      return new Success<>(value);
    }
    // What went wrong in a stage before comes wrapped, what went wrong here does not.
    return new Failure<>(thrown instanceof CompletionException ? thrown.getCause() : thrown);
  }
}

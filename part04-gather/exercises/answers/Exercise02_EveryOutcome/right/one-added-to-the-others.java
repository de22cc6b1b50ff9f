package gather;

import java.util.ArrayList;
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
    CompletableFuture<List<Outcome<T>>> all = CompletableFuture.completedFuture(List.of());
    for (var call : calls) {
      all =
          all.thenCombine(
              make(call),
              (list, next) -> {
                var longer = new ArrayList<>(list);
                longer.add(next);
                return longer;
              });
    }
    return all;
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
    return new Failure<>(
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown);
  }
}

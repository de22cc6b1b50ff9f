package gather;

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
    List<CompletableFuture<Outcome<T>>> outcomes =
        calls.stream().map(Exercise02_EveryOutcome::<T>make).toList();
    return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
        .thenApply(_ -> outcomes.stream().map(CompletableFuture::join).toList());
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

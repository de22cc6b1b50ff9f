package gather;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise02_EveryOutcome {

  private Exercise02_EveryOutcome() {}

  sealed interface Outcome<T> {}

  record Success<T>(T value) implements Outcome<T> {}

  record Failure<T>(Throwable thrown) implements Outcome<T> {}

  static <T> CompletableFuture<List<Outcome<T>>> outcomes(
      List<Supplier<CompletableFuture<T>>> calls) {
    List<CompletableFuture<T>> futures =
        calls.stream().map(Exercise02_EveryOutcome::<T>make).toList();
    return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
        .handle((_, _) -> futures.stream().map(Exercise02_EveryOutcome::<T>outcome).toList());
  }

  private static <T> CompletableFuture<T> make(Supplier<CompletableFuture<T>> call) {
    try {
      return call.get();
    } catch (Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  private static <T> Outcome<T> outcome(CompletableFuture<T> done) {
    return done.isCompletedExceptionally()
        ? new Failure<>(done.exceptionNow())
        : new Success<>(done.resultNow());
  }
}

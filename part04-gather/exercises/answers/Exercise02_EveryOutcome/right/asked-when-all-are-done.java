package gather;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise02_EveryOutcome {

  private Exercise02_EveryOutcome() {}

  sealed interface Outcome<T> {}

  record Success<T>(T value) implements Outcome<T> {}

  record Failure<T>(Throwable thrown) implements Outcome<T> {}

  static <T> CompletableFuture<List<Outcome<T>>> outcomes(
      List<Supplier<CompletableFuture<T>>> calls) {
    List<Made<T>> all = calls.stream().map(Exercise02_EveryOutcome::<T>make).toList();
    return CompletableFuture.allOf(all.stream().map(Made::future).toArray(CompletableFuture[]::new))
        .handle((_, _) -> all.stream().map(Exercise02_EveryOutcome::<T>outcome).toList());
  }

  /// `failed` is null where the call has a future of its own.
  private record Made<T>(CompletableFuture<T> future, Failure<T> failed) {}

  private static <T> Made<T> make(Supplier<CompletableFuture<T>> call) {
    try {
      return new Made<>(call.get(), null);
    } catch (Throwable thrown) {
      return new Made<>(CompletableFuture.completedFuture(null), new Failure<>(thrown));
    }
  }

  private static <T> Outcome<T> outcome(Made<T> made) {
    if (made.failed() != null) {
      return made.failed();
    }
    var done = made.future();
    return switch (done.state()) {
      case SUCCESS -> new Success<>(done.resultNow());
      case FAILED -> new Failure<>(done.exceptionNow());
      case CANCELLED -> new Failure<>(new CancellationException());
      case RUNNING -> throw new IllegalStateException("all are done, and one is not");
    };
  }
}

package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var outcome = new CompletableFuture<T>();
    attempt(recipe, attempts, outcome);
    return outcome;
  }

  private static <T> void attempt(
      Supplier<CompletableFuture<T>> recipe, int left, CompletableFuture<T> outcome) {
    recipe
        .get()
        .whenComplete((value, failure) -> {
          if (failure == null) {
            outcome.complete(value);
          } else if (left > 1 && cause(failure) instanceof IOException) {
            attempt(recipe, left - 1, outcome);
          } else {
            outcome.completeExceptionally(cause(failure));
          }
        });
  }
}

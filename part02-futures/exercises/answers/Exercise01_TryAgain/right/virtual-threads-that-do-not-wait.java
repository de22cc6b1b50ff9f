package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var outcome = new CompletableFuture<T>();
    Thread.startVirtualThread(() -> begin(recipe, attempts, outcome));
    return outcome;
  }

  private static <T> void begin(
      Supplier<CompletableFuture<T>> recipe, int left, CompletableFuture<T> outcome) {
    recipe
        .get()
        .whenComplete((value, failure) -> {
          Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
          if (cause == null) {
            outcome.complete(value);
          } else if (cause instanceof IOException && left > 1) {
            Thread.startVirtualThread(() -> begin(recipe, left - 1, outcome));
          } else {
            outcome.completeExceptionally(cause);
          }
        });
  }
}

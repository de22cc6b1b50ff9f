package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var outcome = new CompletableFuture<T>();
    begin(recipe, attempts, outcome);
    return outcome;
  }

  private static <T> void begin(
      Supplier<CompletableFuture<T>> recipe, int left, CompletableFuture<T> outcome) {
    CompletableFuture<T> attempt = recipe.get();
    attempt.whenComplete((value, failure) -> {
      if (failure == null) {
        outcome.complete(value);
      } else if (left > 1 && attempt.exceptionNow() instanceof IOException) {
        begin(recipe, left - 1, outcome); // exceptionNow has taken off the CompletionException
      } else {
        outcome.completeExceptionally(failure);
      }
    });
  }
}

package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var attempt = recipe.get();
    if (attempts == 1) {
      return attempt;
    }
    return attempt
        .copy()
        .orTimeout(300, MILLISECONDS) // the usual one
        .exceptionallyCompose(failure ->
            cause(failure) instanceof IOException || cause(failure) instanceof TimeoutException
                ? tryAgain(recipe, attempts - 1)
                : attempt);
  }
}

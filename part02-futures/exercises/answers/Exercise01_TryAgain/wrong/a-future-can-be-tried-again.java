package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var attempt = recipe.get();
    var result = attempt;
    for (int i = 1; i < attempts; i++) {
      result =
          result.exceptionallyCompose(failure ->
              cause(failure) instanceof IOException
                  ? attempt // the same one
                  : CompletableFuture.failedFuture(failure));
    }
    return result;
  }
}

package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var first = recipe.get();
    if (attempts == 1) {
      return first;
    }
    return first.exceptionallyCompose(failure ->
        cause(failure) instanceof IOException
            ? recipe.get()
            : CompletableFuture.failedFuture(failure));
  }
}

package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    return recipe
        .get()
        .handle((value, failure) -> {
          if (failure == null) {
            return CompletableFuture.completedFuture(value);
          }
          if (attempts > 1 && cause(failure) instanceof IOException) {
            return tryAgain(recipe, attempts - 1);
          }
          return CompletableFuture.<T>failedFuture(cause(failure));
        })
        .thenCompose(outcome -> outcome);
  }
}

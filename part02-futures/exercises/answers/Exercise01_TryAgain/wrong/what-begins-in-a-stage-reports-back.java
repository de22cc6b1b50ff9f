package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var result = new CompletableFuture<T>();
    recipe
        .get()
        .whenComplete((value, failure) -> {
          if (failure == null) {
            result.complete(value);
          } else if (attempts > 1 && cause(failure) instanceof IOException) {
            tryAgain(recipe, attempts - 1);
          } else {
            result.completeExceptionally(cause(failure));
          }
        });
    return result;
  }
}

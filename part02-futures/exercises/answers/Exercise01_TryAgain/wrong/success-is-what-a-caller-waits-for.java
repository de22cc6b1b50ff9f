package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var result = new CompletableFuture<T>();
    go(recipe, attempts, result);
    return result;
  }

  private static <T> void go(
      Supplier<CompletableFuture<T>> recipe, int left, CompletableFuture<T> result) {
    recipe
        .get()
        .whenComplete((value, failure) -> {
          if (failure == null) {
            result.complete(value);
          } else if (left > 1 && cause(failure) instanceof IOException) {
            go(recipe, left - 1, result);
          }
        });
  }
}

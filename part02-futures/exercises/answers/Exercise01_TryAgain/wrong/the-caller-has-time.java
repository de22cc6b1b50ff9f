package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    for (int i = 1; ; i++) {
      try {
        return CompletableFuture.completedFuture(recipe.get().join());
      } catch (CompletionException e) {
        if (i == attempts || !(cause(e) instanceof IOException)) {
          return CompletableFuture.failedFuture(cause(e));
        }
      }
    }
  }
}

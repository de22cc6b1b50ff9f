package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    return recipe
        .get()
        .exceptionallyCompose(failure -> {
          for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException && attempts > 1) {
              return tryAgain(recipe, attempts - 1);
            }
          }
          return CompletableFuture.failedFuture(failure);
        });
  }
}

package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    return recipe
        .get()
        .exceptionallyCompose(failure ->
            attempts > 1 && failure.getCause() instanceof IOException
                ? tryAgain(recipe, attempts - 1)
                : CompletableFuture.failedFuture(failure));
  }
}

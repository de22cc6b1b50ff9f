package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    return recipe
        .get()
        .exceptionallyCompose(failure ->
            cause(failure) instanceof IOException && attempts > 1
                ? tryAgain(recipe, attempts - 1)
                    .exceptionallyCompose(_ -> CompletableFuture.failedFuture(failure))
                : CompletableFuture.failedFuture(failure));
  }
}

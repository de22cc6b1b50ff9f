package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    return CompletableFuture.supplyAsync(recipe, POOL)
        .thenCompose(attempt -> attempt)
        .exceptionallyComposeAsync(
            failure ->
                attempts > 1 && cause(failure) instanceof IOException
                    ? tryAgain(recipe, attempts - 1)
                    : CompletableFuture.failedFuture(failure),
            POOL);
  }

  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());
}

package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    return recipe
        .get()
        .exceptionallyCompose(failure ->
            attempts > 1 && unwrapped(failure) instanceof IOException
                ? tryAgain(recipe, attempts - 1)
                : CompletableFuture.failedFuture(failure));
  }

  /// Takes off what futures put around a failure: join a CompletionException, get an
  /// ExecutionException.
  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}

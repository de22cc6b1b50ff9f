package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    for (int i = 1; i < attempts; i++) {
      try {
        return recipe.get();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof IOException)) {
          throw e;
        }
      }
    }
    return recipe.get();
  }
}

package futures;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    if (attempts == 1) {
      return recipe.get();
    }
    return recipe
        .get()
        .handle((value, failure) -> tryAgain(recipe, attempts - 1))
        .thenCompose(x -> x);
  }
}

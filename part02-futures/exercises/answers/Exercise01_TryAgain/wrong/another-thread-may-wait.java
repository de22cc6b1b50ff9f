package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    return CompletableFuture.supplyAsync(
        () -> {
          for (int i = 1; ; i++) {
            try {
              return recipe.get().get(1, TimeUnit.HOURS);
            } catch (ExecutionException e) {
              if (i == attempts || !(e.getCause() instanceof IOException)) {
                throw new CompletionException(e.getCause());
              }
            } catch (Exception e) {
              throw new CompletionException(e);
            }
          }
        },
        Executors.newVirtualThreadPerTaskExecutor());
  }
}

package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var promise = new CompletableFuture<T>();
    threads.execute(() -> {
      try {
        promise.complete(work.call());
      } catch (Throwable failure) {
        promise.completeExceptionally(failure);
      }
    });
    promise.whenComplete((_, _) -> {
      if (promise.isCancelled()) {
        threads.shutdownNow();
      }
    });
    return promise;
  }
}

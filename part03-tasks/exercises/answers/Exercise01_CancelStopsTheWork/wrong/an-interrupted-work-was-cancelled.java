package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var promise = new CompletableFuture<T>();
    Future<?> task =
        threads.submit(() -> {
          try {
            promise.complete(work.call());
          } catch (InterruptedException e) {
            promise.cancel(false); // which is why it was interrupted
          } catch (Throwable failure) {
            promise.completeExceptionally(failure);
          }
        });
    promise.whenComplete((_, _) -> {
      if (promise.isCancelled()) {
        task.cancel(true);
      }
    });
    return promise;
  }
}

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
          } catch (Throwable failure) { // the task's own future has no other reader
            promise.completeExceptionally(failure);
          }
        });
    // The caller cancels this new stage, and `promise` hears nothing of it.
    return promise.whenComplete((_, _) -> {
      if (promise.isCancelled()) {
        task.cancel(true);
      }
    });
  }
}

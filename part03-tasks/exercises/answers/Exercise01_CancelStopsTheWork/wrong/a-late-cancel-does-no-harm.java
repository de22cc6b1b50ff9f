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
    // Cancelling what is done does nothing. But the task is not done: `complete` runs this inside
    // it.
    promise.whenComplete((_, _) -> task.cancel(true));
    return promise;
  }
}

package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var result = new CompletableFuture<T>();
    var task =
        new FutureTask<>(work) {
          @Override
          protected void done() {
            switch (state()) {
              case SUCCESS -> result.complete(resultNow());
              case FAILED -> result.completeExceptionally(exceptionNow());
              case CANCELLED -> result.cancel(false);
              case RUNNING -> throw new IllegalStateException("done, and running");
            }
          }
        };
    result.whenComplete((_, _) -> {
      if (result.isCancelled()) {
        task.cancel(true); // does nothing to a task that is done
      }
    });
    threads.execute(task);
    return result;
  }
}

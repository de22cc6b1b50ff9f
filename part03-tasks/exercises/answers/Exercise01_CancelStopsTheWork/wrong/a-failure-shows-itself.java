package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var promise = new CompletableFuture<T>();
    // What `call` throws ends in `task`.
    Future<?> task = threads.submit(() -> promise.complete(work.call()));
    promise.whenComplete((_, _) -> {
      if (promise.isCancelled()) {
        task.cancel(true);
      }
    });
    return promise;
  }
}

package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var promise = new CompletableFuture<T>();
    threads.execute(() -> {
      Future<T> task = threads.submit(work);
      promise.whenComplete((_, _) -> task.cancel(true));
      try {
        promise.complete(task.get());
      } catch (ExecutionException e) {
        promise.completeExceptionally(e.getCause());
      } catch (InterruptedException e) {
        promise.completeExceptionally(e);
      }
    });
    return promise;
  }
}

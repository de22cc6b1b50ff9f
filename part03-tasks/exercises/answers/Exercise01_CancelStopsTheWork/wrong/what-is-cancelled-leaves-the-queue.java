package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var promise = new CompletableFuture<T>();
    var worker = new AtomicReference<Thread>();
    threads.execute(() -> {
      worker.set(Thread.currentThread());
      try {
        promise.complete(work.call());
      } catch (Throwable failure) {
        promise.completeExceptionally(failure);
      } finally {
        worker.set(null);
      }
    });
    promise.whenComplete((_, _) -> {
      Thread thread = worker.get();
      if (promise.isCancelled() && thread != null) {
        thread.interrupt();
      }
    });
    return promise;
  }
}

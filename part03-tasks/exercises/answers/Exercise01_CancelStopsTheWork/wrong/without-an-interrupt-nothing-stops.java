package tasks;

import java.util.concurrent.*;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var promise = new Promise<T>();
    promise.task =
        threads.submit(() -> {
          try {
            promise.complete(work.call());
          } catch (Throwable e) {
            promise.completeExceptionally(e);
          }
        });
    return promise;
  }

  private static final class Promise<T> extends CompletableFuture<T> {
    private volatile Future<?> task;

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (cancelled && mayInterruptIfRunning) {
        task.cancel(true);
      }
      return cancelled;
    }
  }
}

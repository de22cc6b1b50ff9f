package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var result = new Result<T>();
    result.task = threads.submit(() -> result.run(work));
    return result;
  }

  private static final class Result<T> extends CompletableFuture<T> {
    private Future<?> task; // set before the caller has this future

    void run(Callable<T> work) {
      try {
        complete(work.call());
      } catch (Throwable failure) {
        completeExceptionally(failure);
      }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      // In this order: what the interrupted work throws comes too late for this future.
      boolean isCancelled = super.cancel(mayInterruptIfRunning);
      if (isCancelled) {
        task.cancel(mayInterruptIfRunning);
      }
      return isCancelled;
    }
  }
}

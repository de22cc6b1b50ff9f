package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var result = new Result<T>();
    result.task =
        threads.submit(() -> {
          try {
            result.complete(work.call());
          } catch (Throwable failure) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  private static final class Result<T> extends CompletableFuture<T> {
    private Future<?> task;

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      task.cancel(mayInterruptIfRunning); // first the work
      return super.cancel(mayInterruptIfRunning);
    }
  }
}

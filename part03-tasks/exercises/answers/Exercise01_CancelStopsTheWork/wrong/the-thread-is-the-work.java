package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var result = new Result<T>();
    threads.execute(() -> result.run(work));
    return result;
  }

  private static final class Result<T> extends CompletableFuture<T> {
    private volatile Thread worker;

    void run(Callable<T> work) {
      if (isDone()) {
        return;
      }
      worker = Thread.currentThread();
      try {
        complete(work.call());
      } catch (Throwable failure) {
        completeExceptionally(failure);
      }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      Thread thread = worker;
      if (cancelled && thread != null) {
        thread.interrupt();
      }
      return cancelled;
    }
  }
}

package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var result = new Result<>(work);
    threads.execute(result::work);
    return result;
  }

  private static final class Result<T> extends CompletableFuture<T> {
    private final Callable<T> work;
    private Thread worker;
    private boolean isToStop;

    Result(Callable<T> work) {
      this.work = work;
    }

    void work() {
      synchronized (this) {
        if (isDone()) {
          return;
        }
        worker = Thread.currentThread();
      }
      try {
        T value = work.call();
        isOver();
        complete(value);
      } catch (InterruptedException e) {
        if (isOver()) {
          super.cancel(true); // that is how interrupted work ends
        } else {
          completeExceptionally(e);
        }
      } catch (Throwable failure) {
        isOver();
        completeExceptionally(failure);
      }
    }

    private synchronized boolean isOver() {
      worker = null;
      return isToStop;
    }

    @Override
    public synchronized boolean cancel(boolean mayInterruptIfRunning) {
      if (worker == null || !mayInterruptIfRunning) {
        return super.cancel(mayInterruptIfRunning);
      }
      isToStop = true;
      worker.interrupt();
      return true;
    }
  }
}

package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var job = new Job<>(work);
    threads.execute(job);
    return job;
  }

  private static final class Job<T> extends CompletableFuture<T> implements Runnable {
    private final Callable<T> work;
    private Thread worker;

    Job(Callable<T> work) {
      this.work = work;
    }

    @Override
    public void run() {
      synchronized (this) {
        if (isCancelled()) {
          return;
        }
        worker = Thread.currentThread();
      }
      try {
        T result = work.call();
        end(() -> complete(result));
      } catch (Throwable e) {
        end(() -> completeExceptionally(e));
      }
    }

    private synchronized void end(Runnable completion) {
      if (isCancelled()) {
        Thread.interrupted(); // meant for this work, not for the next one
      }
      completion.run();
    }

    @Override
    public synchronized boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      // true: the future was not done, so the work has not ended yet
      if (cancelled && mayInterruptIfRunning && worker != null) {
        worker.interrupt();
      }
      return cancelled;
    }
  }
}

package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var interrupter = new Interrupter();
    var future =
        new CompletableFuture<T>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) {
              interrupter.interrupt();
            }
            return cancelled;
          }
        };
    threads.execute(() -> {
      interrupter.begin();
      T result = null;
      Throwable failure = null;
      try {
        result = work.call();
      } catch (Throwable t) {
        failure = t;
      }
      interrupter.end();
      if (failure == null) {
        future.complete(result);
      } else {
        future.completeExceptionally(failure);
      }
    });
    return future;
  }

  /// Delivers an interrupt to the worker, now or as soon as there is one.
  private static final class Interrupter {
    private Thread worker;
    private boolean wanted;

    synchronized void interrupt() {
      wanted = true;
      if (worker != null) {
        worker.interrupt();
      }
    }

    synchronized void begin() {
      worker = Thread.currentThread();
      if (wanted) {
        worker.interrupt();
      }
    }

    synchronized void end() {
      worker = null;
      if (wanted) {
        Thread.interrupted();
      }
    }
  }
}

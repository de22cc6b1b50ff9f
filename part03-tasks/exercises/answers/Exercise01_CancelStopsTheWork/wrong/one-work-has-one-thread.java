package tasks;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

final class Exercise01_CancelStopsTheWork {

  private static final Map<Callable<?>, Thread> WORKERS = new ConcurrentHashMap<>();

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var future =
        new CompletableFuture<T>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) {
              // one action of the map: the worker cannot leave meanwhile
              WORKERS.computeIfPresent(
                  work,
                  (_, worker) -> {
                    worker.interrupt();
                    return worker;
                  });
            }
            return cancelled;
          }
        };
    threads.execute(() -> {
      WORKERS.put(work, Thread.currentThread());
      T result = null;
      Throwable failure = null;
      try {
        if (future.isDone()) {
          return;
        }
        result = work.call();
      } catch (Throwable t) {
        failure = t;
      } finally {
        WORKERS.remove(work);
        if (future.isCancelled()) {
          Thread.interrupted();
        }
      }
      if (failure == null) {
        future.complete(result);
      } else {
        future.completeExceptionally(failure);
      }
    });
    return future;
  }
}

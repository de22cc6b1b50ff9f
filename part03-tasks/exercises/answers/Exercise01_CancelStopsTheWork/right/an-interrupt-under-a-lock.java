package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    var result = new CompletableFuture<T>();
    var worker = new Worker();
    threads.execute(() -> {
      if (!worker.begin(result)) {
        return;
      }
      T value = null;
      Throwable failure = null;
      try {
        value = work.call();
      } catch (Throwable thrown) {
        failure = thrown;
      }
      worker.end(); // from here on no cancel interrupts this thread
      if (failure == null) {
        result.complete(value);
      } else {
        result.completeExceptionally(failure);
      }
    });
    result.whenComplete((_, _) -> {
      if (result.isCancelled()) {
        worker.interrupt();
      }
    });
    return result;
  }

  private static final class Worker {
    private final ReentrantLock lock = new ReentrantLock();
    private Thread thread; // while it works

    boolean begin(CompletableFuture<?> result) {
      lock.lock();
      try {
        thread = result.isDone() ? null : Thread.currentThread();
        return thread != null;
      } finally {
        lock.unlock();
      }
    }

    void interrupt() {
      lock.lock();
      try {
        if (thread != null) {
          thread.interrupt();
        }
      } finally {
        lock.unlock();
      }
    }

    void end() {
      lock.lock();
      try {
        thread = null;
        Thread.interrupted(); // an interrupt that came too late for the work is not for others
      } finally {
        lock.unlock();
      }
    }
  }
}

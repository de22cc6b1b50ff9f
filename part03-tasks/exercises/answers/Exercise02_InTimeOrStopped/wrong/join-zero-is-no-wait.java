package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    long start = System.nanoTime();
    var task = new FutureTask<>(work);
    Thread worker = threads.newThread(task);
    worker.start();
    try {
      Duration left = limit.minusNanos(System.nanoTime() - start);
      // in milliseconds, rounded up, and not below zero, which join does not take
      worker.join(Math.max(0, left.plusNanos(999_999).toMillis()));
    } catch (InterruptedException e) {
      worker.interrupt();
      worker.join();
      throw e;
    }
    if (worker.isAlive()) {
      worker.interrupt();
      worker.join();
      throw new TimeoutException("no result after " + limit);
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }
}

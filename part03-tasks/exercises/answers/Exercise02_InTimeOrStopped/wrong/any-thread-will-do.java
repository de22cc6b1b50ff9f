package tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var future = executor.submit(work);
      try {
        return future.get(limit.toNanos(), NANOSECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw (Exception) e.getCause();
      } finally {
        future.cancel(true);
      }
    }
  }
}

package tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var future =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return work.call();
              } catch (Exception e) {
                throw new CompletionException(e);
              }
            },
            task -> threads.newThread(task).start());
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

package tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var result = new CompletableFuture<T>();
    Thread thread =
        threads.newThread(() -> {
          try {
            result.complete(work.call());
          } catch (Throwable failure) { // the cause is what went wrong
            var cause = failure.getCause() == null ? failure : failure.getCause();
            result.completeExceptionally(cause);
          }
        });
    thread.start();
    try {
      return result.get(limit.toNanos(), NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } finally {
      thread.interrupt();
      thread.join();
    }
  }
}

package tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var thread = new AtomicReference<Thread>();
    var result =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return work.call();
              } catch (Exception e) {
                throw new CompletionException(e);
              }
            },
            task -> {
              thread.set(threads.newThread(task));
              thread.get().start();
            });
    try {
      return result.orTimeout(limit.toNanos(), NANOSECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } finally {
      thread.get().interrupt();
      thread.get().join();
    }
  }
}

package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var outcome =
        new Object() {
          final CountDownLatch isKnown = new CountDownLatch(1);
          T value;
          Throwable failure;
        };
    Thread worker =
        threads.newThread(() -> {
          try {
            outcome.value = work.call();
          } catch (Throwable thrown) {
            outcome.failure = thrown;
          } finally {
            outcome.isKnown.countDown();
          }
        });
    worker.start();
    boolean inTime = false;
    try {
      inTime = outcome.isKnown.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (!inTime) {
        worker.interrupt();
        worker.join();
      }
    }
    if (!inTime) {
      throw new TimeoutException("not done within " + limit);
    }
    return switch (outcome.failure) {
      case null -> outcome.value;
      case Exception thrown -> throw thrown;
      case Error thrown -> throw thrown;
      default -> throw new IllegalStateException(outcome.failure);
    };
  }
}

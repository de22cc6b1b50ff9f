package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var box =
        new Object() {
          T value;
          Throwable failure;
        };
    Thread thread =
        threads.newThread(() -> {
          try {
            box.value = work.call();
          } catch (Throwable thrown) {
            box.failure = thrown;
          }
        });
    thread.start();
    boolean inTime = false;
    try {
      thread.join(limit.toMillis());
      inTime = !thread.isAlive();
    } finally {
      if (!inTime) {
        thread.interrupt();
        thread.join();
      }
    }
    if (!inTime) {
      throw new TimeoutException("not done within " + limit);
    }
    return switch (box.failure) {
      case null -> box.value;
      case Exception thrown -> throw thrown;
      case Error thrown -> throw thrown;
      default -> throw new IllegalStateException(box.failure);
    };
  }
}

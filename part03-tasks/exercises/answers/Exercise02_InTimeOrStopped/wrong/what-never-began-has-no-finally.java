package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    var ended = new CountDownLatch(1);
    var task =
        new FutureTask<>(() -> {
          try {
            return work.call();
          } finally {
            ended.countDown(); // a cancelled future does not tell when its work has ended
          }
        });
    threads.newThread(task).start();
    try {
      return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | InterruptedException e) {
      task.cancel(true);
      ended.await();
      throw e;
    } catch (ExecutionException e) {
      throw Exercise02_InTimeOrStopped.<Exception>asIs(e.getCause());
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X asIs(Throwable failure) throws X {
    throw (X) failure;
  }
}

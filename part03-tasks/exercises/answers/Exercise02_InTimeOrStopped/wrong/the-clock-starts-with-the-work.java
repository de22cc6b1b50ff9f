package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var task = new FutureTask<>(work);
    var begun = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    Thread thread =
        threads.newThread(() -> {
          begun.countDown();
          task.run();
          ended.countDown();
        });
    thread.start();
    try {
      begun.await(); // what it takes to start a thread is not the work's time
      if (!ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        thread.interrupt();
        ended.await();
        throw new TimeoutException("not ended after " + limit);
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      ended.await();
      throw e;
    }
    return outcome(task);
  }

  private static <T> T outcome(Future<T> task) throws Exception {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw Exercise02_InTimeOrStopped.<Exception>asIs(e.getCause());
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X asIs(Throwable failure) throws X {
    throw (X) failure;
  }
}

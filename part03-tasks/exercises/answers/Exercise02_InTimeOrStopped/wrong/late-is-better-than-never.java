package tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var task = new FutureTask<>(work);
    Thread thread = threads.newThread(task);
    thread.start();
    try {
      return task.get(limit.toNanos(), NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } catch (TimeoutException | InterruptedException e) {
      thread.interrupt();
      thread.join();
      if (task.state() == FutureTask.State.SUCCESS) {
        return task.resultNow(); // it came after all
      }
      throw e;
    }
  }
}

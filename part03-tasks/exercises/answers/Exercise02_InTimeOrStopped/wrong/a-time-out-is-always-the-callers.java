package tasks;

import java.time.Duration;
import java.util.concurrent.*;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var task = new FutureTask<T>(work);
    Thread thread = threads.newThread(task);
    thread.start();
    try {
      return await(task, limit);
    } catch (TimeoutException e) {
      thread.interrupt();
      thread.join();
      throw new TimeoutException("not done after " + limit);
    } catch (InterruptedException e) {
      thread.interrupt();
      joinInAnyCase(thread);
      throw e;
    }
  }

  private static <T> T await(FutureTask<T> task, Duration limit) throws Exception {
    try {
      return task.get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }

  private static void joinInAnyCase(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

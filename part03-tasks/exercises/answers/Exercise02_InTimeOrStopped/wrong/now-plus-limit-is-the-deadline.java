package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var run = new Run<>(work);
    Thread worker = threads.newThread(run);
    worker.start();
    // In whole milliseconds, and one more: never too early.
    return run.await(System.currentTimeMillis() + limit.toMillis() + 1, worker);
  }

  private static final class Run<T> implements Runnable {
    private final Callable<T> work;
    private boolean ended;
    private T result;
    private Throwable failure;

    Run(Callable<T> work) {
      this.work = work;
    }

    @Override
    public void run() {
      T value = null;
      Throwable thrown = null;
      try {
        value = work.call();
      } catch (Throwable t) {
        thrown = t;
      }
      synchronized (this) {
        result = value;
        failure = thrown;
        ended = true;
        notifyAll();
      }
    }

    synchronized T await(long deadline, Thread worker) throws Exception {
      try {
        long now = System.currentTimeMillis();
        while (!ended && now < deadline) {
          wait(deadline - now);
          now = System.currentTimeMillis();
        }
      } catch (InterruptedException e) {
        stop(worker);
        throw e;
      }
      if (!ended) {
        stop(worker);
        throw new TimeoutException();
      }
      if (failure instanceof Error e) {
        throw e;
      }
      if (failure != null) {
        throw (Exception) failure;
      }
      return result;
    }

    private void stop(Thread worker) {
      worker.interrupt();
      boolean interrupted = false;
      while (!ended) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

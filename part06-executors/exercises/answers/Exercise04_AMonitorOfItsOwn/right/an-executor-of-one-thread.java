package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

final class Exercise04_AMonitorOfItsOwn<T> implements AutoCloseable {

  interface Pause {
    void await() throws InterruptedException;
  }

  private final Callable<T> check;
  private final Pause pause;
  private volatile T last;
  private volatile boolean closed;
  private volatile Thread thread;
  private boolean started; // guarded by this
  private final ExecutorService executor;

  Exercise04_AMonitorOfItsOwn(Callable<T> check, Pause pause, ThreadFactory threads) {
    this.check = check;
    this.pause = pause;
    executor = Executors.newSingleThreadExecutor(threads);
  }

  synchronized void start() {
    if (!started && !closed) {
      started = true;
      executor.execute(this::run);
      executor.shutdown(); // nothing comes after it
    }
  }

  private void run() {
    thread = Thread.currentThread();
    while (!closed) {
      try {
        last = check.call();
      } catch (Throwable failure) {
        // goes on
      }
      Thread.interrupted(); // the check's own
      try {
        if (!closed) {
          pause.await();
        }
      } catch (InterruptedException e) {
        // looks at `closed`
      }
    }
  }

  T last() {
    return last;
  }

  @Override
  public void close() {
    closed = true;
    if (Thread.currentThread().equals(thread)) {
      return;
    }
    executor.shutdownNow();
    boolean interrupted = false;
    while (!executor.isTerminated() || (thread != null && thread.isAlive())) {
      try {
        executor.awaitTermination(1, TimeUnit.DAYS);
        if (thread != null) {
          thread.join(); // the executor has ended a moment before its thread
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

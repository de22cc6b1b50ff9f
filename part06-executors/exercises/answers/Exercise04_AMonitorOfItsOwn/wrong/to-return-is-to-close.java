package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

final class Exercise04_AMonitorOfItsOwn<T> implements AutoCloseable {

  interface Pause {
    void await() throws InterruptedException;
  }

  private final Callable<T> check;
  private final Pause pause;
  private final ThreadFactory threads;
  private volatile T last;
  private volatile boolean closed;
  private Thread thread; // guarded by this

  Exercise04_AMonitorOfItsOwn(Callable<T> check, Pause pause, ThreadFactory threads) {
    this.check = check;
    this.pause = pause;
    this.threads = threads;
  }

  synchronized void start() {
    if (thread == null && !closed) {
      thread = threads.newThread(this::run);
      thread.start();
    }
  }

  private void run() {
    while (!closed) {
      try {
        last = check.call();
      } catch (Throwable failure) {
        // the next one may succeed
      }
      Thread.interrupted(); // what the check may have left
      if (closed) {
        return;
      }
      try {
        pause.await();
      } catch (InterruptedException e) {
        // `closed` says whether it is the end
      }
    }
  }

  T last() {
    return last;
  }

  @Override
  public void close() {
    Thread ending;
    synchronized (this) {
      ending = thread;
      if (ending == Thread.currentThread()) {
        return;
      }
      closed = true;
    }
    if (ending == null) {
      return;
    }
    ending.interrupt();
    try {
      ending.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

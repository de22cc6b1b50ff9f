package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise04_AMonitorOfItsOwn<T> implements AutoCloseable {

  interface Pause {
    void await() throws InterruptedException;
  }

  private final Callable<T> check;
  private final Pause pause;
  private final ThreadFactory threads;
  private final AtomicReference<Thread> thread = new AtomicReference<>();
  private final AtomicReference<T> last = new AtomicReference<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  Exercise04_AMonitorOfItsOwn(Callable<T> check, Pause pause, ThreadFactory threads) {
    this.check = check;
    this.pause = pause;
    this.threads = threads;
  }

  void start() {
    Thread made = threads.newThread(this::run);
    if (thread.compareAndSet(null, made) && !closed.get()) {
      made.start();
    }
  }

  private void run() {
    while (!closed.get()) {
      checkOnce();
      Thread.interrupted(); // the pause is for `close` to end
      if (!closed.get()) {
        pauseOnce();
      }
    }
  }

  private void checkOnce() {
    try {
      last.set(check.call());
    } catch (Throwable failure) {
      // keeps the last result
    }
  }

  private void pauseOnce() {
    try {
      pause.await();
    } catch (InterruptedException e) {
      // `closed` is looked at next
    }
  }

  T last() {
    return last.get();
  }

  @Override
  public void close() {
    closed.set(true);
    Thread ending = thread.get();
    if (ending == null || Thread.currentThread().equals(ending)) {
      return;
    }
    ending.interrupt();
    boolean interrupted = false;
    while (ending.isAlive()) {
      try {
        ending.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

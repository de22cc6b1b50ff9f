package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise04_AMonitorOfItsOwn<T> implements AutoCloseable {

  interface Pause {
    void await() throws InterruptedException;
  }

  private final Callable<T> check;
  private final Pause pause;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private T last; // guarded by the lock
  private State state = State.NEW; // guarded by the lock

  private enum State {
    NEW,
    STARTED,
    CLOSED
  }

  Exercise04_AMonitorOfItsOwn(Callable<T> check, Pause pause, ThreadFactory threads) {
    this.check = check;
    this.pause = pause;
    thread = threads.newThread(this::run);
  }

  void start() {
    lock.lock();
    try {
      if (state == State.NEW) {
        state = State.STARTED;
        thread.start();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!isClosed()) {
      try {
        keep(check.call());
      } catch (Throwable failure) {
        // no result
      }
      Thread.interrupted(); // by the check, or by `close` on this thread
      if (isClosed()) {
        break;
      }
      try {
        pause.await();
      } catch (InterruptedException e) {
        // the state says whether it is the end
      }
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return state == State.CLOSED;
    } finally {
      lock.unlock();
    }
  }

  private void keep(T result) {
    lock.lock();
    try {
      last = result;
    } finally {
      lock.unlock();
    }
  }

  T last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      state = State.CLOSED;
    } finally {
      lock.unlock();
    }
    thread.interrupt();
    if (thread != Thread.currentThread()) {
      awaitEnd();
    }
  }

  /// At once if it was never started.
  private void awaitEnd() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

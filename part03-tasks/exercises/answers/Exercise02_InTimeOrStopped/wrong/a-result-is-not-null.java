package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    var box = new Box<T>();
    Thread worker =
        threads.newThread(() -> {
          try {
            box.put(work.call(), null);
          } catch (Throwable t) {
            box.put(null, t);
          }
        });
    worker.start();
    boolean there;
    try {
      there = box.await(TimeUnit.NANOSECONDS.convert(limit));
    } catch (InterruptedException e) {
      stop(worker);
      throw e;
    }
    if (!there) {
      stop(worker);
      throw new TimeoutException();
    }
    if (box.failure instanceof Exception e) {
      throw e;
    }
    if (box.failure instanceof Error e) {
      throw e;
    }
    return box.result;
  }

  private static final class Box<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private T result;
    private Throwable failure;

    void put(T result, Throwable failure) {
      lock.lock();
      try {
        this.result = result;
        this.failure = failure;
        filled.signalAll();
      } finally {
        lock.unlock();
      }
    }

    boolean await(long nanos) throws InterruptedException {
      lock.lock();
      try {
        while (result == null && failure == null) {
          if (nanos <= 0) {
            return false;
          }
          nanos = filled.awaitNanos(nanos);
        }
        return true;
      } finally {
        lock.unlock();
      }
    }
  }

  private static void stop(Thread worker) {
    worker.interrupt();
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

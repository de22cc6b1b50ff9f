package tasks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A lock that tells how it was used, and that a test can make slow: a thread that has taken it
/// runs `whenTaken` before it goes on, and one that has given it back runs `whenFreed`.
@SuppressWarnings("serial") // nothing serializes it
final class RecordedLock extends ReentrantLock {
  volatile Runnable whenTaken = () -> {};
  volatile Runnable whenFreed = () -> {};
  private volatile int holds;
  private final Map<Thread, Integer> failedTries = new ConcurrentHashMap<>();

  /// How often it has changed from free to taken.
  int holds() {
    return holds;
  }

  int failedTriesOf(Thread thread) {
    return failedTries.getOrDefault(thread, 0);
  }

  @Override
  public void lock() {
    super.lock();
    taken();
  }

  @Override
  public void lockInterruptibly() throws InterruptedException {
    super.lockInterruptibly();
    taken();
  }

  @Override
  public boolean tryLock() {
    return tried(super.tryLock());
  }

  @Override
  public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
    return tried(super.tryLock(timeout, unit));
  }

  @Override
  public void unlock() {
    super.unlock();
    if (!isHeldByCurrentThread()) {
      whenFreed.run();
    }
  }

  private boolean tried(boolean success) {
    if (success) {
      taken();
    } else {
      failedTries.merge(Thread.currentThread(), 1, Integer::sum);
    }
    return success;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that holds the lock is here
  private void taken() {
    if (getHoldCount() == 1) {
      holds++;
      whenTaken.run();
    }
  }
}

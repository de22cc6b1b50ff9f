package tasks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

final class Exercise04_TransferWithTwoLocks {

  private Exercise04_TransferWithTwoLocks() {}

  /// `id` is unique. `lock` always returns the same lock, and a thread that holds it may take it
  /// again.
  interface Account {
    int id();

    Lock lock();

    long balance();

    void add(long amount);
  }

  static boolean transfer(Account from, Account to, long amount) {
    boolean interrupted = false;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    try {
      while (System.nanoTime() < end) {
        try {
          if (from.lock().tryLock(50, TimeUnit.MILLISECONDS)) {
            try {
              if (to.lock().tryLock()) {
                try {
                  return move(from, to, amount);
                } finally {
                  to.lock().unlock();
                }
              }
            } finally {
              from.lock().unlock();
            }
          }
        } catch (InterruptedException e) {
          interrupted = true; // goes on, and is restored at the end
        }
      }
      return false; // not to be had in time: nothing is moved
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// With both locks held.
  private static boolean move(Account from, Account to, long amount) {
    if (from.balance() < amount) {
      return false;
    }
    from.add(-amount); // may refuse; nothing is moved then
    to.add(amount);
    return true;
  }
}

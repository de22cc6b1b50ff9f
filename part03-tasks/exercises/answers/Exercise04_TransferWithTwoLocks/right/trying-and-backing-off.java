package tasks;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

final class Exercise04_TransferWithTwoLocks {

  private Exercise04_TransferWithTwoLocks() {}

  interface Account {
    int id();

    Lock lock();

    long balance();

    void add(long amount);
  }

  static boolean transfer(Account from, Account to, long amount) {
    while (true) {
      from.lock().lock();
      try {
        if (to.lock().tryLock()) {
          try {
            return move(from, to, amount);
          } finally {
            to.lock().unlock();
          }
        }
      } finally {
        from.lock().unlock(); // before it tries again: the other transfer may need this lock
      }
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, 1_000_000));
    }
  }

  private static boolean move(Account from, Account to, long amount) {
    if (from.balance() < amount) {
      return false;
    }
    from.add(-amount);
    to.add(amount);
    return true;
  }
}

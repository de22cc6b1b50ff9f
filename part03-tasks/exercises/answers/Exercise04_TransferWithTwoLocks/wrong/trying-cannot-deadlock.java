package tasks;

import java.util.concurrent.locks.Lock;

final class Exercise04_TransferWithTwoLocks {

  private Exercise04_TransferWithTwoLocks() {}

  interface Account {
    int id();

    Lock lock();

    long balance();

    void add(long amount);
  }

  static boolean transfer(Account from, Account to, long amount) {
    from.lock().lock();
    try {
      while (!to.lock().tryLock()) { // never waits in `lock`
        Thread.onSpinWait();
      }
      try {
        if (from.balance() < amount) {
          return false;
        }
        from.add(-amount);
        to.add(amount);
        return true;
      } finally {
        to.lock().unlock();
      }
    } finally {
      from.lock().unlock();
    }
  }
}

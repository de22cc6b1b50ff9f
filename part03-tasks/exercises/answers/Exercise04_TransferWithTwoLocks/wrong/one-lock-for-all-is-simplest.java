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

  private static final Object ALL = new Object();

  static boolean transfer(Account from, Account to, long amount) {
    synchronized (ALL) { // then the order of the two does not matter
      from.lock().lock();
      to.lock().lock();
      try {
        if (from.balance() < amount) {
          return false;
        }
        from.add(-amount);
        to.add(amount);
        return true;
      } finally {
        to.lock().unlock();
        from.lock().unlock();
      }
    }
  }
}

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
      if (from.balance() < amount) {
        return false;
      }
      from.add(-amount);
    } finally {
      from.lock().unlock();
    }
    to.lock().lock();
    try {
      to.add(amount);
    } finally {
      to.lock().unlock();
    }
    return true;
  }
}

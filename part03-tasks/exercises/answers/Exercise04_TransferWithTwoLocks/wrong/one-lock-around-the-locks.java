package tasks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise04_TransferWithTwoLocks {

  private Exercise04_TransferWithTwoLocks() {}

  interface Account {
    int id();

    Lock lock();

    long balance();

    void add(long amount);
  }

  private static final Lock bothOrNone = new ReentrantLock();

  static boolean transfer(Account from, Account to, long amount) {
    bothOrNone.lock(); // so that no two transfers take locks at the same time
    try {
      from.lock().lock();
      to.lock().lock();
    } finally {
      bothOrNone.unlock();
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
      from.lock().unlock();
    }
  }
}

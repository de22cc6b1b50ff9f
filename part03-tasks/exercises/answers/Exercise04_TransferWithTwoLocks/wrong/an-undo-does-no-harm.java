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
    boolean up = from.id() < to.id();
    Lock first = up ? from.lock() : to.lock();
    Lock second = up ? to.lock() : from.lock();
    first.lock();
    try {
      second.lock();
      try {
        if (from.balance() < amount) {
          return false;
        }
        try {
          from.add(-amount);
          to.add(amount);
        } catch (RuntimeException e) {
          from.add(amount); // no money may be missing
          throw e;
        }
        return true;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}

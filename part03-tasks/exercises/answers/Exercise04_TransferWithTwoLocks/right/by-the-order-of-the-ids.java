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
    boolean ordered =
        from.id() < to.id(); // any order will do that does not depend on the direction
    Lock first = ordered ? from.lock() : to.lock();
    Lock second = ordered ? to.lock() : from.lock();
    first.lock();
    try {
      second.lock();
      try {
        if (from.balance() < amount) {
          return false;
        }
        from.add(-amount);
        to.add(amount);
        return true;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}

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
    } finally {
      from.lock().unlock();
    }
    boolean ordered = from.id() < to.id();
    Lock first = ordered ? from.lock() : to.lock();
    Lock second = ordered ? to.lock() : from.lock();
    first.lock();
    try {
      second.lock();
      try {
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

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
    Account first = from.id() < to.id() ? from : to;
    Account second = from.id() < to.id() ? to : from;
    first.lock().lock();
    try {
      second.lock().lock();
      try {
        if (from.balance() < amount) {
          return false;
        }
        to.add(amount);
        try {
          from.add(-amount);
        } catch (RuntimeException | Error e) {
          to.add(-amount);
          throw e;
        }
        return true;
      } finally {
        second.lock().unlock();
      }
    } finally {
      first.lock().unlock();
    }
  }
}

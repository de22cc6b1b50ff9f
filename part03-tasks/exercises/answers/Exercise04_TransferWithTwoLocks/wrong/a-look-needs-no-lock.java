package tasks;

import java.util.concurrent.locks.Lock;

final class Exercise04_TransferWithTwoLocks {

  interface Account {
    int id();

    Lock lock();

    long balance();

    void add(long amount);
  }

  static boolean transfer(Account from, Account to, long amount) {
    if (from.balance() < amount) {
      return false; // no need to lock anything
    }
    Account first = from.id() < to.id() ? from : to;
    Account second = first == from ? to : from;
    first.lock().lock();
    try {
      second.lock().lock();
      try {
        from.add(-amount);
        to.add(amount);
        return true;
      } finally {
        second.lock().unlock();
      }
    } finally {
      first.lock().unlock();
    }
  }
}

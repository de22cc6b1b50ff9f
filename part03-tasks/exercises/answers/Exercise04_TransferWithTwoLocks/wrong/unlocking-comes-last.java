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
    Account first = from.id() < to.id() ? from : to;
    Account second = first == from ? to : from;
    first.lock().lock();
    second.lock().lock();
    boolean enough = from.balance() >= amount;
    if (enough) {
      from.add(-amount);
      to.add(amount);
    }
    second.lock().unlock();
    first.lock().unlock();
    return enough;
  }
}

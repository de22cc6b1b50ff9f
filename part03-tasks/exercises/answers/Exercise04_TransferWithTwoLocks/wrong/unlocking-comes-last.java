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
    boolean ordered = from.id() < to.id();
    Lock first = ordered ? from.lock() : to.lock();
    Lock second = ordered ? to.lock() : from.lock();
    first.lock();
    second.lock();
    boolean enough = from.balance() >= amount;
    if (enough) {
      from.add(-amount);
      to.add(amount);
    }
    second.unlock();
    first.unlock();
    return enough;
  }
}

package tasks;

import java.util.concurrent.locks.*;

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
    Lock first = (up ? from : to).lock();
    Lock second = (up ? to : from).lock();
    try {
      first.lockInterruptibly();
      try {
        second.lockInterruptibly();
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package tasks;

import java.util.Arrays;
import java.util.Comparator;
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
    Account[] inOrder = {from, to};
    Arrays.sort(inOrder, Comparator.comparingInt(Account::id)); // whatever the direction
    inOrder[0].lock().lock();
    try {
      inOrder[1].lock().lock();
      try {
        return move(from, to, amount);
      } finally {
        inOrder[1].lock().unlock();
      }
    } finally {
      inOrder[0].lock().unlock();
    }
  }

  /// Both accounts are locked.
  private static boolean move(Account from, Account to, long amount) {
    if (from.balance() < amount) {
      return false;
    }
    from.add(-amount); // may fail, and then nothing has been moved
    to.add(amount);
    return true;
  }
}

package tasks;

import java.util.concurrent.locks.Lock;

final class Exercise04_TransferWithTwoLocks {

  private Exercise04_TransferWithTwoLocks() {}

  /// `id` is unique. `lock` always returns the same lock, and a thread that holds it may take it
  /// again.
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
    second.lock();
    boolean moved;
    try {
      moved = move(from, to, amount);
    } catch (RuntimeException e) { // an account refused
      second.unlock();
      first.unlock();
      throw e;
    }
    second.unlock();
    first.unlock();
    return moved;
  }

  /// With both locks held.
  private static boolean move(Account from, Account to, long amount) {
    if (from.balance() < amount) {
      return false;
    }
    from.add(-amount); // may refuse; nothing is moved then
    to.add(amount);
    return true;
  }
}

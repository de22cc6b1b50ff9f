package tasks;

import java.util.HashSet;
import java.util.Set;
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

  private static final Set<Integer> busy = new HashSet<>(); // guarded by itself

  static boolean transfer(Account from, Account to, long amount) {
    claim(from, to);
    try {
      // No other transfer uses these two now, so the order of the locks does not matter.
      from.lock().lock();
      try {
        to.lock().lock();
        try {
          return move(from, to, amount);
        } finally {
          to.lock().unlock();
        }
      } finally {
        from.lock().unlock();
      }
    } finally {
      release(from, to);
    }
  }

  /// Both or none: a transfer that waits has claimed nothing.
  private static void claim(Account from, Account to) {
    boolean interrupted = false;
    synchronized (busy) {
      while (busy.contains(from.id()) || busy.contains(to.id())) {
        try {
          busy.wait(); // gives the monitor back meanwhile
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      busy.add(from.id());
      busy.add(to.id());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void release(Account from, Account to) {
    synchronized (busy) {
      busy.remove(from.id());
      busy.remove(to.id());
      busy.notifyAll();
    }
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

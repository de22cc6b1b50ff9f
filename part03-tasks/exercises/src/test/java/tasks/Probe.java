package tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import tasks.Exercise04_TransferWithTwoLocks.Account;

/// An account that writes down what is done to it, and under which hold of its lock.
final class Probe implements Account {
  static final int NOT_LOCKED = 0;

  /// `hold` tells one hold of the lock from the next: while it stays, the lock was kept.
  record Use(String method, int hold) {}

  final RecordedLock lock = new RecordedLock();
  final List<Use> uses = new ArrayList<>();
  final int id;
  final IllegalStateException refusal;
  volatile boolean frozen; // gives nothing
  volatile boolean refused;
  volatile Runnable beforeAdd = () -> {};
  volatile long balance;
  volatile long lowest; // that the balance ever was

  Probe(int id, long balance) {
    this.id = id;
    refusal = new IllegalStateException("account " + id + " is frozen");
    this.balance = balance;
    lowest = balance;
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public Lock lock() {
    return lock;
  }

  @Override
  public long balance() {
    used("balance");
    return balance;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock, or sentence 2 finds it
  public void add(long amount) {
    used("add");
    beforeAdd.run();
    if (frozen && amount < 0) {
      refused = true;
      throw refusal;
    }
    balance += amount;
    lowest = Math.min(lowest, balance);
  }

  private void used(String method) {
    uses.add(new Use(method, lock.isHeldByCurrentThread() ? lock.holds() : NOT_LOCKED));
  }
}

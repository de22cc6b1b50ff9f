package tasks;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

final class Exercise04_TransferWithTwoLocks {

  private Exercise04_TransferWithTwoLocks() {}

  interface Account {
    int id();

    Lock lock();

    long balance();

    void add(long amount);
  }

  static boolean transfer(Account from, Account to, long amount) {
    List<Lock> locks =
        Stream.of(from, to)
            .sorted(Comparator.comparingInt(Account::id))
            .map(Account::lock)
            .toList();
    return holding(locks, () -> move(from, to, amount));
  }

  private static boolean holding(List<Lock> locks, BooleanSupplier action) {
    if (locks.isEmpty()) {
      return action.getAsBoolean();
    }
    locks.getFirst().lock();
    try {
      return holding(locks.subList(1, locks.size()), action);
    } finally {
      locks.getFirst().unlock();
    }
  }

  private static boolean move(Account from, Account to, long amount) {
    if (from.balance() < amount) {
      return false;
    }
    from.add(-amount);
    to.add(amount);
    return true;
  }
}

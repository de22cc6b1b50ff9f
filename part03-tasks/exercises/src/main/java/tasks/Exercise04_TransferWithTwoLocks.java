package tasks;

import java.util.concurrent.locks.Lock;

/// Move money between two accounts, each with a lock of its own.
///
/// - It returns false, and moves nothing, if `from` has less than `amount`.
/// - Nobody who holds both locks ever sees money missing, or an overdrawn account.
/// - Two transfers never wait for each other for ever; two that share no account do not wait at
///   all.
/// - An account may refuse to give, by an exception: it goes on, nothing is moved, and no lock
///   stays locked. None refuses to take.
///
/// Check it with `make exercise_03 EX=4`; `make hint_03 EX=4` gives one hint at a time. Step 6d
/// shows what you need.
final class Exercise04_TransferWithTwoLocks {

  /// `id` is unique. Whoever calls `balance` or `add` holds `lock`.
  interface Account {
    int id();

    Lock lock();

    long balance();

    void add(long amount);
  }

  static boolean transfer(Account from, Account to, long amount) {
    throw new UnsupportedOperationException("TODO: take the locks, look, and move the money");
  }
}

package tasks;

import java.util.concurrent.locks.Lock;

/// Move money between two accounts, each with a lock of its own. Any thread may do so at any time.
///
/// 1. `transfer` moves `amount`, which is positive, and returns true, also on a thread that is
///    interrupted. If `from` has less, it moves nothing and returns false. `from` and `to` may be
///    one account: then the balance stays, and the answer is as if they were two.
/// 2. `transfer` calls `balance` and `add` only while it holds that account's lock.
/// 3. A thread that holds both locks never finds money missing, and no account is ever overdrawn.
/// 4. Transfers do not wait for each other for ever, in whichever directions they go, also if the
///    caller of one has the locks of both its accounts already.
/// 5. Transfers that share no account do not wait for each other. (A lock of your own that they all
///    share may be held for a moment: not while its thread waits for another lock, and not while it
///    uses an account.)
/// 6. An account may refuse to give: its `add` throws a RuntimeException if `amount` is negative.
///    If `from` does, that exception goes on to the caller, and nothing is moved. (No account
///    refuses to take. Whether one that gives to itself is asked is left open.)
/// 7. However `transfer` ends, it leaves nothing locked that was not locked before.
///
/// Check it with `make exercise_03 EX=4`; `make hint_03 EX=4` gives one hint at a time. Step 6d
/// shows what you need.
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
    throw new UnsupportedOperationException("TODO: take the locks, look, and move the money");
  }
}

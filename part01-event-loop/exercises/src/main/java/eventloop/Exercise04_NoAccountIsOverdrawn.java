package eventloop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// An account that belongs to one loop: its methods are called there, and approvals are completed
/// there. So no two callbacks run at once, and no lock is needed.
///
/// `withdraw` takes money if the account covers it and somebody approves, who takes his time.
///
/// 1. What the balance does not cover is refused: the answer is false, and nobody is asked.
/// 2. Otherwise `approval` is asked, at once and once. Until it answers, however long that takes,
///    this withdrawal leaves the balance as it is, and others go on.
/// 3. If it says yes and the balance, as it is by then, covers the amount, the amount is taken, and
///    then the answer is true. If it says yes and the balance does not, the answer is false.
/// 4. If it says no, the answer is false; if its future fails, the answer fails with that, which
///    may be wrapped. No money is gone.
/// 5. All of that happens on the loop's thread, and nothing waits there.
///
/// Check it with `make exercise_01 EX=4`; `make hint_01 EX=4` gives one hint at a time. Step 7
/// shows what you need, and `thenApply` of [CompletableFuture], which part 2 is about.
final class Exercise04_NoAccountIsOverdrawn {

  private int balance;

  Exercise04_NoAccountIsOverdrawn(int balance) {
    this.balance = balance;
  }

  int balance() {
    return balance;
  }

  CompletableFuture<Boolean> withdraw(int amount, Supplier<CompletableFuture<Boolean>> approval) {
    throw new UnsupportedOperationException("TODO: take the amount, if it is there and approved");
  }
}

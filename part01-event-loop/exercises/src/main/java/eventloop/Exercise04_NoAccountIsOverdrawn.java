package eventloop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// An account that belongs to one loop: its methods are called there, and approvals are completed
/// there. So no two callbacks run at once, and no lock is needed.
///
/// `withdraw` takes money if the account covers it and somebody approves, who takes his time.
///
/// - What the balance does not cover is refused: the answer is false, and nobody is asked.
/// - Otherwise `approval` is asked, at once, and other withdrawals go on until it answers.
/// - The answer is true if the amount was taken. It is taken if the approval says yes, and if that
///   does not make the balance negative.
/// - If the approval says no, the answer is false; if it fails, the answer fails. No money is gone.
///
/// Check it with `make exercise_01 EX=4`; `make hint_01 EX=4` gives one hint at a time. Step 7
/// shows what you need.
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

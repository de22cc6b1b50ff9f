package eventloop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise04_NoAccountIsOverdrawn {

  private int balance;

  Exercise04_NoAccountIsOverdrawn(int balance) {
    this.balance = balance;
  }

  int balance() {
    return balance;
  }

  CompletableFuture<Boolean> withdraw(int amount, Supplier<CompletableFuture<Boolean>> approval) {
    var answer = new CompletableFuture<Boolean>();
    if (amount > balance) {
      answer.complete(false);
      return answer;
    }
    approval
        .get()
        .whenComplete((approved, failure) -> {
          if (failure != null) {
            answer.completeExceptionally(failure);
          } else {
            answer.complete(approved && take(amount));
          }
        });
    return answer;
  }

  private boolean take(int amount) {
    if (amount > balance) {
      return false;
    }
    balance -= amount;
    return true;
  }
}

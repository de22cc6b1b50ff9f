package eventloop;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise04_NoAccountIsOverdrawn {

  private int balance;
  private int asked;

  Exercise04_NoAccountIsOverdrawn(int balance) {
    this.balance = balance;
  }

  int balance() {
    return balance;
  }

  CompletableFuture<Boolean> withdraw(int amount, Supplier<CompletableFuture<Boolean>> approval) {
    if (balance - asked < amount) {
      return completedFuture(false);
    }
    asked += amount; // so nobody else gets it
    return approval
        .get()
        .whenComplete((approved, failure) -> {
          asked -= amount;
          if (failure == null && approved) {
            balance -= amount;
          }
        });
  }
}

package eventloop;

import static java.util.concurrent.CompletableFuture.completedFuture;

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
    return covers(amount)
        ? approval.get().thenApply(approved -> approved && covers(amount) && take(amount))
        : completedFuture(false);
  }

  private boolean covers(int amount) {
    return amount <= balance;
  }

  private boolean take(int amount) {
    balance -= amount;
    return true;
  }
}

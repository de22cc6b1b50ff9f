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
    int seen = balance;
    if (seen < amount) {
      return completedFuture(false);
    }
    return approval
        .get()
        .thenApply(approved -> {
          if (!approved || balance != seen) { // somebody was faster
            return false;
          }
          balance = seen - amount;
          return true;
        });
  }
}

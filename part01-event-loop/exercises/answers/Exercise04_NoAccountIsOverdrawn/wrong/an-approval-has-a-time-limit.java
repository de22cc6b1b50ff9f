package eventloop;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.SECONDS;

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
    if (balance < amount) {
      return completedFuture(false);
    }
    return approval
        .get()
        .completeOnTimeout(false, 1, SECONDS) // nobody waits for ever
        .thenApply(approved -> {
          if (!approved || balance < amount) {
            return false;
          }
          balance -= amount;
          return true;
        });
  }
}

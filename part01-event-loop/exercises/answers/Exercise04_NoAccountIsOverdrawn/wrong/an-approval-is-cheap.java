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
    return approval
        .get()
        .thenApply(approved -> {
          if (!approved || balance < amount) { // one look is enough: the one that counts
            return false;
          }
          balance -= amount;
          return true;
        });
  }
}

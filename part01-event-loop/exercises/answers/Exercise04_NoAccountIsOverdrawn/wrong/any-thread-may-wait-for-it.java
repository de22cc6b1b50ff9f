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
    return CompletableFuture.supplyAsync(() -> {
      if (balance < amount || !approval.get().join() || balance < amount) {
        return false;
      }
      balance -= amount;
      return true;
    });
  }
}

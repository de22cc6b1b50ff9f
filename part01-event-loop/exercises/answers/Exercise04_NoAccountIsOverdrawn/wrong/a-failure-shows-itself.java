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
    if (balance < amount) {
      answer.complete(false);
      return answer;
    }
    approval
        .get()
        .thenAccept(approved -> {
          boolean taken = approved && amount <= balance;
          if (taken) {
            balance -= amount;
          }
          answer.complete(taken);
        });
    return answer;
  }
}

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
    if (balance < amount) {
      return completedFuture(false);
    }
    var answer = approval.get();
    answer.thenAccept(approved -> {
      if (approved && balance >= amount) {
        balance -= amount;
      }
    });
    return answer;
  }
}

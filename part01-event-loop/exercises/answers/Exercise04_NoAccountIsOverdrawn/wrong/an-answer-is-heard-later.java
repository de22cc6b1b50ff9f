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
    var _ =
        approval
            .get()
            .whenComplete((approved, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(failure);
                return;
              }
              boolean taken = approved && balance >= amount;
              answer.complete(taken);
              if (taken) {
                balance -= amount; // in the same callback, so nobody comes between
              }
            });
    return answer;
  }
}

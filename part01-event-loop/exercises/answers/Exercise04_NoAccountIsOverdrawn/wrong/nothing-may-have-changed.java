package eventloop;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

final class Exercise04_NoAccountIsOverdrawn {

  private final AtomicInteger balance;

  Exercise04_NoAccountIsOverdrawn(int balance) {
    this.balance = new AtomicInteger(balance);
  }

  int balance() {
    return balance.get();
  }

  CompletableFuture<Boolean> withdraw(int amount, Supplier<CompletableFuture<Boolean>> approval) {
    int seen = balance.get();
    if (seen < amount) {
      return completedFuture(false);
    }
    return approval
        .get()
        .thenApply(approved -> {
          if (!approved || !balance.compareAndSet(seen, seen - amount)) {
            return false;
          }
          return true;
        });
  }
}

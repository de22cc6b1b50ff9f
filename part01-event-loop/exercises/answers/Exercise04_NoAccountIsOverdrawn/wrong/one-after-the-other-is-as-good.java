package eventloop;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise04_NoAccountIsOverdrawn {

  private int balance;
  // Each begins when the one before it has ended: as good as a lock.
  private CompletableFuture<?> last = completedFuture(null);

  Exercise04_NoAccountIsOverdrawn(int balance) {
    this.balance = balance;
  }

  int balance() {
    return balance;
  }

  CompletableFuture<Boolean> withdraw(int amount, Supplier<CompletableFuture<Boolean>> approval) {
    var mine =
        last.handle((value, failure) -> null).thenCompose(go -> withdrawNow(amount, approval));
    last = mine;
    return mine;
  }

  private CompletableFuture<Boolean> withdrawNow(
      int amount, Supplier<CompletableFuture<Boolean>> approval) {
    if (balance < amount) {
      return completedFuture(false);
    }
    return approval
        .get()
        .thenApply(approved -> {
          if (approved) {
            balance -= amount;
          }
          return approved;
        });
  }
}

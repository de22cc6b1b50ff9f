package gather;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final int most;
  private final Queue<CompletableFuture<?>> inFlight = new ConcurrentLinkedQueue<>();

  Exercise03_AtMostN(int most) {
    this.most = most;
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    CompletableFuture<T> made;
    try {
      made = call.get();
    } catch (Throwable thrown) {
      made = CompletableFuture.failedFuture(thrown);
    }
    inFlight.add(made);
    if (inFlight.size() <= most) {
      return made;
    }
    var before = inFlight.remove();
    var next = made;
    return before.handle((_, _) -> null).thenCompose(_ -> next);
  }
}

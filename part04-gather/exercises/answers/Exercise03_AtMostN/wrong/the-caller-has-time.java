package gather;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final Semaphore places;

  Exercise03_AtMostN(int most) {
    places = new Semaphore(most, true);
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    places.acquireUninterruptibly();
    CompletableFuture<T> made;
    try {
      made = call.get();
    } catch (Throwable thrown) {
      made = CompletableFuture.failedFuture(thrown);
    }
    return made.whenComplete((_, _) -> places.release());
  }
}

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
    var result = new CompletableFuture<T>();
    Thread.ofVirtual().start(() -> make(call, result));
    return result;
  }

  private <T> void make(Supplier<CompletableFuture<T>> call, CompletableFuture<T> result) {
    places.acquireUninterruptibly();
    try {
      if (!result.isDone()) {
        result.complete(call.get().join());
      }
    } catch (Throwable thrown) {
      result.completeExceptionally(thrown);
    } finally {
      places.release();
    }
  }
}

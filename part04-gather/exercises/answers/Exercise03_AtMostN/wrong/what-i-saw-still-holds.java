package gather;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final Semaphore places;
  private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();

  Exercise03_AtMostN(int most) {
    places = new Semaphore(most);
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var next = new Waiting<>(call, new CompletableFuture<T>());
    if (places.tryAcquire()) {
      make(next);
    } else {
      waiting.add(next);
    }
    return next.result;
  }

  private <T> void make(Waiting<T> made) {
    made.make()
        .whenComplete((value, failure) -> {
          if (failure == null) {
            made.result.complete(value);
          } else {
            made.result.completeExceptionally(failure);
          }
          var next = waiting.poll();
          while (next != null && next.result.isDone()) {
            next = waiting.poll();
          }
          if (next == null) {
            places.release();
          } else {
            make(next);
          }
        });
  }

  private record Waiting<T>(Supplier<CompletableFuture<T>> call, CompletableFuture<T> result) {
    CompletableFuture<T> make() {
      try {
        return call.get();
      } catch (Throwable thrown) {
        return CompletableFuture.failedFuture(thrown);
      }
    }
  }
}

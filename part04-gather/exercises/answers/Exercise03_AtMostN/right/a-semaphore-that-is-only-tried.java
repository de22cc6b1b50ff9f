package gather;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final Semaphore places;
  private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean making = new AtomicBoolean();

  Exercise03_AtMostN(int most) {
    places = new Semaphore(most);
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var result = new CompletableFuture<T>();
    waiting.add(() -> {
      if (result.isDone()) {
        places.release();
      } else {
        CompletableFuture.completedFuture(null)
            .thenCompose(_ -> call.get())
            .whenComplete((value, failure) -> {
              places.release();
              if (failure == null) {
                result.complete(value);
              } else {
                result.completeExceptionally(
                    failure); // in a stage's wrapper, which `get` takes off
              }
              make();
            });
      }
    });
    make();
    return result;
  }

  private void make() {
    // Looks again after it has let go: what came meanwhile found it busy.
    while (!waiting.isEmpty() && places.availablePermits() > 0) {
      if (!making.compareAndSet(false, true)) {
        return;
      }
      try {
        while (!waiting.isEmpty() && places.tryAcquire()) {
          waiting.remove().run();
        }
      } finally {
        making.set(false);
      }
    }
  }
}

package gather;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger free;
  private final AtomicInteger toDo = new AtomicInteger();

  Exercise03_AtMostN(int most) {
    free = new AtomicInteger(most);
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var next = new Waiting<>(call, new CompletableFuture<T>());
    waiting.add(next);
    makeWhatMayBeMade();
    return next.result;
  }

  /// One thread at a time does this. Whoever comes meanwhile, this thread too, out of a call that
  /// has ended at once, leaves it one more round to do.
  private void makeWhatMayBeMade() {
    if (toDo.getAndIncrement() > 0) {
      return;
    }
    do {
      while (free.get() > 0 && !waiting.isEmpty()) {
        make(waiting.remove());
      }
    } while (toDo.decrementAndGet() > 0);
  }

  private <T> void make(Waiting<T> next) {
    if (next.result.isDone()) {
      return; // cancelled
    }
    free.decrementAndGet();
    next.make()
        .whenComplete((value, failure) -> {
          free.incrementAndGet();
          if (failure == null) {
            next.result.complete(value);
          } else {
            next.result.completeExceptionally(new CompletionException(failure));
          }
          makeWhatMayBeMade();
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

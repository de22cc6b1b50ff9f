package gather;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final Queue<Waiting<?>> waiting = new ArrayDeque<>();
  private int free;

  Exercise03_AtMostN(int most) {
    free = most;
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var next = new Waiting<>(call, new CompletableFuture<T>());
    synchronized (this) {
      if (free == 0) {
        waiting.add(next);
        return next.result;
      }
      free--;
    }
    make(next);
    return next.result;
  }

  private <T> void make(Waiting<T> next) {
    if (next.result.isDone()) {
      return; // cancelled
    }
    next.make()
        .whenComplete((value, failure) -> {
          if (failure == null) {
            next.result.complete(value);
          } else {
            next.result.completeExceptionally(failure);
          }
          giveBack();
        });
  }

  private void giveBack() {
    Waiting<?> next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        free++;
        return;
      }
    }
    make(next);
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

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
    var result = new CompletableFuture<T>();
    synchronized (this) {
      waiting.add(new Waiting<>(call, result));
    }
    makeNext();
    return result;
  }

  private void makeNext() {
    var next = take();
    if (next != null) {
      make(next);
    }
  }

  private synchronized Waiting<?> take() {
    while (free > 0 && !waiting.isEmpty()) {
      var next = waiting.remove();
      if (!next.result.isDone()) {
        free--;
        return next;
      }
    }
    return null;
  }

  private <T> void make(Waiting<T> next) {
    next.make()
        .whenComplete((value, failure) -> {
          if (failure == null) {
            next.result.complete(value);
          } else {
            next.result.completeExceptionally(failure);
          }
          synchronized (this) {
            free++;
          }
          makeNext();
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

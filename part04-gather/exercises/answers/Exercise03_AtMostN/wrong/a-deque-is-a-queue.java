package gather;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final Deque<Waiting<?>> waiting = new ArrayDeque<>();
  private int free;
  private boolean making;

  Exercise03_AtMostN(int most) {
    free = most;
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var next = new Waiting<>(call, new CompletableFuture<T>());
    synchronized (this) {
      waiting.push(next);
    }
    makeWhatMayBeMade();
    return next.result;
  }

  private void makeWhatMayBeMade() {
    synchronized (this) {
      if (making) {
        return;
      }
      making = true;
    }
    for (var next = next(); next != null; next = next()) {
      make(next);
    }
  }

  private synchronized Waiting<?> next() {
    while (free > 0 && !waiting.isEmpty()) {
      var next = waiting.pop();
      if (!next.result.isDone()) {
        free--;
        return next;
      }
    }
    making = false;
    return null;
  }

  private <T> void make(Waiting<T> next) {
    next.make()
        .whenComplete((value, failure) -> {
          synchronized (this) {
            free++;
          }
          if (failure == null) {
            next.result.complete(value);
          } else {
            next.result.completeExceptionally(failure);
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

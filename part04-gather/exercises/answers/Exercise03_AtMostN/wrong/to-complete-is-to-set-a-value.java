package gather;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int free;
  private boolean making;

  Exercise03_AtMostN(int most) {
    free = most;
  }

  synchronized <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var result = new CompletableFuture<T>();
    waiting.add(() -> make(call, result));
    makeNext();
    return result;
  }

  private void makeNext() {
    if (making) {
      return; // this thread, a call that ended at once
    }
    making = true;
    while (free > 0 && !waiting.isEmpty()) {
      waiting.remove().run();
    }
    making = false;
  }

  private <T> void make(Supplier<CompletableFuture<T>> call, CompletableFuture<T> result) {
    if (result.isDone()) {
      return;
    }
    free--;
    CompletableFuture<T> made;
    try {
      made = call.get();
    } catch (Throwable thrown) {
      made = CompletableFuture.failedFuture(thrown);
    }
    made.whenComplete((value, failure) -> end(result, value, failure));
  }

  private synchronized <T> void end(CompletableFuture<T> result, T value, Throwable failure) {
    free++;
    if (failure == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(failure);
    }
    makeNext();
  }
}

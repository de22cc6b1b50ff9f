package gather;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  /// What it runs needs no lock, and is never on top of something else on the stack.
  private final ExecutorService clerk =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Exercise03_AtMostN(int most) {
    free = most;
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var result = new CompletableFuture<T>();
    clerk.execute(() -> {
      waiting.addLast(() -> make(call, result));
      makeNext();
    });
    return result;
  }

  private void makeNext() {
    while (free > 0 && !waiting.isEmpty()) {
      free--;
      waiting.removeFirst().run();
    }
  }

  private <T> void make(Supplier<CompletableFuture<T>> call, CompletableFuture<T> result) {
    if (result.isCancelled()) {
      free++;
      return;
    }
    CompletableFuture<T> made;
    try {
      made = call.get();
    } catch (Throwable thrown) {
      made = CompletableFuture.failedFuture(thrown);
    }
    made.whenCompleteAsync(
        (value, failure) -> {
          free++;
          makeNext();
          if (failure != null) {
            result.completeExceptionally(failure);
          } else {
            result.complete(value);
          }
        },
        clerk);
  }
}

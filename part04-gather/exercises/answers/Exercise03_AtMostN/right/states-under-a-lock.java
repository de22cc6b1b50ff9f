package gather;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int free;
  private boolean making;

  Exercise03_AtMostN(int most) {
    free = most;
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var result = new CompletableFuture<T>();
    change(() -> waiting.add(() -> make(call, result)));
    return result;
  }

  private <T> void make(Supplier<CompletableFuture<T>> call, CompletableFuture<T> result) {
    if (result.isDone()) {
      change(() -> free++);
      return;
    }
    try {
      call.get()
          .whenComplete((value, failure) -> {
            if (failure == null) {
              result.complete(value);
            } else {
              result.completeExceptionally(failure);
            }
            change(() -> free++);
          });
    } catch (Throwable thrown) {
      result.completeExceptionally(thrown);
      change(() -> free++);
    }
  }

  /// Changes the state, and makes what may be made then, outside of the lock: a thread that is at
  /// it already will see the change.
  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      if (making) {
        return;
      }
      making = true;
    } finally {
      lock.unlock();
    }
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private Runnable next() {
    lock.lock();
    try {
      if (free == 0 || waiting.isEmpty()) {
        making = false;
        return null;
      }
      free--;
      return waiting.remove();
    } finally {
      lock.unlock();
    }
  }
}

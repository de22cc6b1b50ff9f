package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    var outcome = new CompletableFuture<T>();
    new Attempts<>(recipe, attempts, outcome).run();
    return outcome;
  }

  private static final class Attempts<T> implements Runnable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<CompletableFuture<T>> recipe;
    private final CompletableFuture<T> outcome;
    private int left;

    Attempts(Supplier<CompletableFuture<T>> recipe, int left, CompletableFuture<T> outcome) {
      this.recipe = recipe;
      this.left = left;
      this.outcome = outcome;
    }

    @Override
    public void run() {
      while (true) {
        var attempt = next();
        if (!attempt.isDone()) {
          attempt.whenComplete((_, _) -> {
            if (!settled(attempt)) {
              run();
            }
          });
          return;
        }
        if (settled(attempt)) {
          return;
        }
      }
    }

    private CompletableFuture<T> next() {
      lock.lock();
      try {
        left--;
        return recipe.get();
      } finally {
        lock.unlock();
      }
    }

    private boolean settled(CompletableFuture<T> attempt) {
      switch (attempt.state()) {
        case SUCCESS -> outcome.complete(attempt.resultNow());
        case CANCELLED -> outcome.cancel(false);
        case FAILED -> {
          Throwable failure = attempt.exceptionNow();
          lock.lock();
          try {
            if (failure instanceof IOException && left > 0) {
              return false;
            }
          } finally {
            lock.unlock();
          }
          outcome.completeExceptionally(failure);
        }
        case RUNNING -> throw new IllegalStateException();
      }
      return true;
    }
  }
}

package gather;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private record Waiting<T>(Supplier<CompletableFuture<T>> call, CompletableFuture<T> result) {}

  private final Semaphore places;
  private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger wakes = new AtomicInteger();

  Exercise03_AtMostN(int most) {
    places = new Semaphore(most, true); // fair, step 4d
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var mine = new Waiting<>(call, new CompletableFuture<T>());
    if (places.tryAcquire()) {
      make(mine);
    } else {
      waiting.add(mine);
      wake(); // a place may have become free in between
    }
    return mine.result();
  }

  /// One thread at a time makes those that wait, in their order.
  private void wake() {
    if (wakes.getAndIncrement() == 0) {
      Thread.startVirtualThread(this::drain);
    }
  }

  private void drain() {
    int seen = 1;
    do {
      while (!waiting.isEmpty() && places.tryAcquire()) {
        Waiting<?> next = waiting.poll();
        while (next != null && next.result().isDone()) {
          next = waiting.poll();
        }
        if (next == null) {
          places.release();
        } else {
          make(next);
        }
      }
      seen = wakes.addAndGet(-seen);
    } while (seen != 0);
  }

  private <T> void make(Waiting<T> next) {
    CompletableFuture<T> future;
    try {
      future = Objects.requireNonNull(next.call().get());
    } catch (Throwable thrown) {
      ended(next.result(), null, thrown);
      return;
    }
    future.whenComplete((value, failure) -> ended(next.result(), value, itself(failure)));
  }

  private <T> void ended(CompletableFuture<T> result, T value, Throwable failure) {
    places.release();
    wake();
    Thread.startVirtualThread(() -> {
      if (failure == null) {
        result.complete(value);
      } else {
        result.completeExceptionally(failure);
      }
    });
  }

  private static Throwable itself(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}

package gather;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final int most;
  private final Queue<Waiting<?>> waiting = new ArrayDeque<>();
  private int inFlight;

  Exercise03_AtMostN(int most) {
    this.most = most;
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    var result = new CompletableFuture<T>();
    List<Waiting<?>> batch = List.of();
    synchronized (this) {
      waiting.add(new Waiting<>(call, result));
      if (waiting.size() + inFlight <= most) {
        batch = nextBatch();
      }
    }
    batch.forEach(this::make);
    return result;
  }

  private synchronized List<Waiting<?>> nextBatch() {
    var batch = new ArrayList<Waiting<?>>();
    while (batch.size() < most && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    inFlight += batch.size();
    return batch;
  }

  private <T> void make(Waiting<T> next) {
    next.make()
        .whenComplete((value, failure) -> {
          if (failure == null) {
            next.result.complete(value);
          } else {
            next.result.completeExceptionally(failure);
          }
          List<Waiting<?>> batch = List.of();
          synchronized (this) {
            if (--inFlight == 0) {
              batch = nextBatch();
            }
          }
          batch.forEach(this::make);
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

package gather;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;

final class Exercise02_EveryOutcome {

  private Exercise02_EveryOutcome() {}

  sealed interface Outcome<T> {}

  record Success<T>(T value) implements Outcome<T> {}

  record Failure<T>(Throwable thrown) implements Outcome<T> {}

  static <T> CompletableFuture<List<Outcome<T>>> outcomes(
      List<Supplier<CompletableFuture<T>>> calls) {
    var outcomes = new AtomicReferenceArray<Outcome<T>>(calls.size());
    var left = new AtomicInteger(calls.size());
    var all = new CompletableFuture<List<Outcome<T>>>();
    for (int i = 0; i < calls.size(); i++) {
      int index = i;
      var future = make(calls.get(i));
      future.exceptionally(thrown -> {
        outcomes.set(index, outcome(null, thrown));
        return null;
      });
      future.thenAccept(value -> {
        outcomes.set(index, outcome(value, null));
        if (left.decrementAndGet() == 0) {
          all.complete(IntStream.range(0, outcomes.length()).mapToObj(outcomes::get).toList());
        }
      });
    }
    if (calls.isEmpty()) {
      all.complete(List.of());
    }
    return all;
  }

  private static <T> CompletableFuture<T> make(Supplier<CompletableFuture<T>> call) {
    try {
      return call.get();
    } catch (Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  private static <T> Outcome<T> outcome(T value, Throwable thrown) {
    if (thrown == null) {
      return new Success<>(value);
    }
    // What went wrong in a stage before comes wrapped, what went wrong here does not.
    return new Failure<>(thrown instanceof CompletionException ? thrown.getCause() : thrown);
  }
}

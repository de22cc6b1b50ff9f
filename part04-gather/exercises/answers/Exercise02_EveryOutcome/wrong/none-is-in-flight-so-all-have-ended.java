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
    int size = calls.size();
    var outcomes = new AtomicReferenceArray<Outcome<T>>(size);
    var inFlight = new AtomicInteger();
    var all = new CompletableFuture<List<Outcome<T>>>();
    Runnable end =
        () -> {
          if (inFlight.decrementAndGet() == 0) {
            all.complete(IntStream.range(0, size).mapToObj(outcomes::get).toList());
          }
        };
    for (int i = 0; i < size; i++) {
      int index = i;
      inFlight.incrementAndGet();
      try {
        calls
            .get(i)
            .get()
            .whenComplete((value, thrown) -> {
              outcomes.set(index, outcome(value, thrown));
              end.run();
            });
      } catch (Throwable thrown) {
        outcomes.set(index, new Failure<>(thrown));
        end.run();
      }
    }
    if (size == 0) {
      all.complete(List.of());
    }
    return all;
  }

  private static <T> Outcome<T> outcome(T value, Throwable thrown) {
    if (thrown == null) {
      return new Success<>(value);
    }
    // What went wrong in a stage before comes wrapped, what went wrong here does not.
    return new Failure<>(
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown);
  }
}

package gather;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

final class Exercise02_EveryOutcome {

  private Exercise02_EveryOutcome() {}

  sealed interface Outcome<T> {}

  record Success<T>(T value) implements Outcome<T> {}

  record Failure<T>(Throwable thrown) implements Outcome<T> {}

  static <T> CompletableFuture<List<Outcome<T>>> outcomes(
      List<Supplier<CompletableFuture<T>>> calls) {
    List<Supplier<Outcome<T>>> made = calls.stream().map(Exercise02_EveryOutcome::<T>make).toList();
    var all = new CompletableFuture<List<Outcome<T>>>();
    Thread.startVirtualThread(() -> {
      var outcomes = new ArrayList<Outcome<T>>();
      for (var call : made) {
        outcomes.add(call.get());
      }
      all.complete(outcomes);
    });
    return all;
  }

  /// Makes the call. What is returned tells of its end.
  private static <T> Supplier<Outcome<T>> make(Supplier<CompletableFuture<T>> call) {
    try {
      var future = call.get();
      return () -> outcome(future);
    } catch (Throwable thrown) {
      return () -> new Failure<>(thrown);
    }
  }

  private static <T> Outcome<T> outcome(CompletableFuture<T> future) {
    try {
      return new Success<>(future.get());
    } catch (ExecutionException e) {
      return new Failure<>(e.getCause());
    } catch (CancellationException | InterruptedException e) {
      return new Failure<>(e);
    }
  }
}

package gather;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

final class Exercise03_AtMostN {

  private final ExecutorService places;

  /// A virtual thread for each place. One that waits for its call costs next to nothing.
  Exercise03_AtMostN(int most) {
    places = Executors.newFixedThreadPool(most, Thread.ofVirtual().factory());
  }

  <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
    return CompletableFuture.supplyAsync(() -> call.get().join(), places);
  }
}

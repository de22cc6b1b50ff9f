package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// Have `work` done by one of `threads`, and return a future that stands for it.
///
/// - The future gets what the work returns, or whatever it throws.
/// - Whoever cancels the future stops the work: what runs is interrupted, what waits for a thread
///   is never begun.
/// - Nobody else is interrupted.
///
/// Check it with `make exercise_03 EX=1`; `make hint_03` gives one hint at a time. Steps 1b and 2a
/// show what you need.
final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    throw new UnsupportedOperationException("TODO: start the work, and return a future for it");
  }
}

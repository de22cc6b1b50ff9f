package futures;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Make `recipe` until it succeeds, at most `attempts` times, and return a future for the outcome.
///
/// - It gets the first success, or the failure of the last attempt.
/// - Only an IOException is worth another attempt. Any other failure is the outcome.
/// - An attempt begins when the one before it has failed, and not earlier.
/// - No thread is kept waiting: neither the caller's, nor the one that completes an attempt, nor
///   another in their place.
///
/// The recipe returns at once, and throws nothing. `attempts` is a small number: step 6 shows what
/// becomes of many that have failed already. Check it with `make exercise_02 EX=1`; `make hint_02`
/// gives one hint at a time. Steps 1 and 3 show what you need.
final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    throw new UnsupportedOperationException("TODO: make it, and make it again if it failed");
  }
}

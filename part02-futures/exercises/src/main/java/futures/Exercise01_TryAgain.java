package futures;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Call `recipe` until an attempt succeeds, and return a future for the outcome. Each call of
/// `recipe` is one attempt: it returns at once, with a future that any thread may complete.
///
/// 1. No thread waits for an attempt: not the caller's, not the thread that completes an attempt,
///    and no other thread in their place.
/// 2. The first attempt begins. Each other attempt begins when the one before it has failed, and
///    not earlier, however long that takes; none begins after a success.
/// 3. Only an IOException is worth another attempt. A stage of the recipe may have put it into a
///    CompletionException; in any other wrapper it is another failure.
/// 4. There are at most `attempts` attempts, the first one included; `attempts` is at least 1.
/// 5. The future gets the value of the attempt that succeeded, which may be null, or the failure of
///    the last one, as it is or wrapped as a stage wraps it.
///
/// What becomes of the attempts when that future is cancelled is not asked here (step 3f is about
/// it). `attempts` is a small number: step 6 shows what becomes of many futures that are done.
/// Check it with `make exercise_02 EX=1`; `make hint_02` gives one hint at a time. Steps 1a, 3a, 3c
/// and 3d show what you need.
final class Exercise01_TryAgain {

  static <T> CompletableFuture<T> tryAgain(Supplier<CompletableFuture<T>> recipe, int attempts) {
    throw new UnsupportedOperationException("TODO: make it, and make it again if it failed");
  }
}

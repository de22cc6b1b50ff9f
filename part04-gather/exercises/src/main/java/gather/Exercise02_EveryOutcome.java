package gather;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Make all `calls`, and return a future for what becomes of each. A call returns a future at once,
/// which any thread may complete, or it throws.
///
/// 1. `outcomes` makes each call once, in the order of the list, and then returns. It waits for
///    none of the futures.
/// 2. A call that throws, an exception (unchecked, or checked and thrown all the same) or an Error,
///    has failed with that. The calls behind it are made all the same.
/// 3. The future that `outcomes` returns succeeds when all calls have ended, however they end, and
///    not earlier. It may do so a moment later, on another thread. A call has ended when its future
///    is done, or when it has thrown.
/// 4. It has an outcome for each call, in the order of the list, whichever ends first.
/// 5. That is a [Success] with the value, which may be null, or a [Failure] with what went wrong,
///    itself and not wrapped: what the call threw, or the cause in the ExecutionException that the
///    `get` of its future throws. A future that was cancelled has failed with a
///    CancellationException.
/// 6. The caller may change its list as soon as `outcomes` has returned.
///
/// Check it with `make exercise_04 EX=2`; `make hint_04 EX=2` gives one hint at a time. Steps 1b
/// and 3a show what you need.
final class Exercise02_EveryOutcome {

  private Exercise02_EveryOutcome() {}

  sealed interface Outcome<T> {}

  record Success<T>(T value) implements Outcome<T> {}

  record Failure<T>(Throwable thrown) implements Outcome<T> {}

  static <T> CompletableFuture<List<Outcome<T>>> outcomes(
      List<Supplier<CompletableFuture<T>>> calls) {
    throw new UnsupportedOperationException("TODO: make all calls, and collect what they come to");
  }
}

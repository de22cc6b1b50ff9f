package ascompleted;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/// Ask, and ask a second time if there is no answer after a delay: a hedge. `ask` returns its
/// future at once; an answer or a failure completes it later, on any thread. What `hedge` does
/// then, it may do a moment later, and on another thread.
///
/// 1. `hedge` asks once, and returns at once. If that first try answers within `delay`, its answer
///    is the value of the future that `hedge` has returned, null too.
/// 2. Only `timer` says when `delay` is over. If the first try has not ended by then, `hedge` asks
///    a second time, and never a third time.
/// 3. The try that answers first gives the value, and the future of the other one is cancelled. (A
///    real `ask` would listen to its future, and end its work.)
/// 4. If the first try fails within `delay`, the call has failed, and `hedge` does not ask again: a
///    hedge is no retry.
/// 5. While both tries are under way, a failure of one changes nothing. When the other one has
///    failed as well, the call has failed, with what that one failed with.
/// 6. If the call has failed, `get` throws an ExecutionException, and its cause is what the try
///    failed with, itself and not wrapped: the cause that `get` of the try's own future gives. No
///    try is cancelled but by `hedge`.
/// 7. If the future that `hedge` has returned is cancelled, so is each try that is under way, and
///    `hedge` does not ask again.
/// 8. When the call has its outcome, `timer` has nothing left to do: what `hedge` has scheduled has
///    run, or is cancelled.
///
/// Check it with `make exercise_05 EX=3`; `make hint_05 EX=3` gives one hint at a time. Steps 4a
/// and 4d show what you need.
final class Exercise03_AskASecondTime {

  private Exercise03_AskASecondTime() {}

  static <T> CompletableFuture<T> hedge(
      Supplier<CompletableFuture<T>> ask, Duration delay, ScheduledExecutorService timer) {
    throw new UnsupportedOperationException("TODO: ask, and ask again when the delay is over");
  }
}

package ascompleted;

import exercise.Settled;
import exercise.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a test says when it has waited in vain: for a try that has not begun or goes on, or for a
/// call that is not back.
record Waiting(Verdict verdict, Pool threads, List<Try> tries) {

  AssertionError forTheBeginOf(Try one) {
    String observed = "There is a thread for each try, and %s has not begun".formatted(one);
    var begun = tries.stream().filter(Try::hasBegun).toList();
    if (!begun.stream().allMatch(other -> Pool.isOneOfThem(other.worker))) {
      return verdict.refuse(
          observed + ". Begun: %s, by a thread that is none of `threads`.".formatted(begun),
          "any-thread-will-do");
    }
    return begun.size() == 1 && threads.getActiveCount() == 1
        ? verdict.refuse(observed + " while another one runs.", "the-next-try-can-wait")
        : verdict.refuse(observed + ". Begun: %s.".formatted(begun));
  }

  /// The try for eggs has returned when all had begun. `first` is the first of them.
  AssertionError forMoreThanEggs(Caller<String> caller, Try first) {
    String observed =
        "The try for eggs has returned, those for tea and ham go on, and `firstSuccess` still"
            + " waits";
    if (Settled.runs(caller, "close")) {
      return verdict.refuse(observed + ", in `close`.", "closing-stops-the-work");
    }
    first.release();
    return caller.isBackWithin(Duration.ofSeconds(5))
        ? verdict.refuse(
            observed + ". It returned when tea had: that is the first of `tries`.",
            "get-takes-whichever-is-done")
        : verdict.refuse(
            observed + ", nor did it return when tea had.", "all-of-them-is-one-of-them");
  }

  /// The try for eggs had returned before the others were started.
  AssertionError forWhatHasHappened(Caller<String> caller, Try eggs) {
    String observed =
        "The try for eggs had returned before the next one was started, and `firstSuccess` still"
            + " waits.";
    return eggs.hasEnded() && tries.stream().allMatch(Try::hasBegun) && Settled.waits(caller)
        ? verdict.refuse(observed, "a-signal-is-kept")
        : verdict.refuse(observed);
  }

  /// The try for eggs has succeeded.
  AssertionError forOneThatCleansUp(Try slow) {
    String observed =
        "The try for eggs succeeded. That for %s was %s, it still cleans up, and `firstSuccess` still"
                .formatted(slow, slow.isInterrupted() ? "interrupted" : "not interrupted")
            + " waits.";
    return slow.isInterrupted()
        ? verdict.refuse(observed, "a-loser-ends-at-once")
        : verdict.refuse(observed);
  }

  /// The try for eggs has succeeded, and the call is back.
  AssertionError forTheInterruptOf(Try loser) {
    return verdict.refuse(
        "The try for eggs succeeded, `firstSuccess` is back, and the try for %s goes on: nothing has"
                .formatted(loser)
            + " interrupted it.",
        loser.isRunBy(CompletableFuture.class)
            ? "a-completable-future-can-stop-its-work"
            : "the-others-end-by-themselves");
  }

  /// The caller was interrupted while all tries ran.
  AssertionError forTheInterruptOf(Try one, Caller<String> caller) {
    String observed =
        "The caller was interrupted, and %s. The try for %s goes on: nothing has interrupted it."
            .formatted(caller.isBack() ? "is back" : "still waits", one);
    if (caller.isBack()) {
      return verdict.refuse(observed, "only-a-success-ends-the-wait");
    }
    return Settled.runs(caller, "join") && Settled.isIn(caller, CompletableFuture.class)
        ? verdict.refuse(observed, "join-hears-an-interrupt")
        : verdict.refuse(observed);
  }

  /// The try for eggs has succeeded, and the call is back: `what` is known of the others.
  AssertionError forTheEndOf(List<Try> others, String what, String belief) {
    var goOn = others.stream().filter(one -> one.hasBegun() && !one.isInterrupted()).toList();
    return goOn.isEmpty()
        ? verdict.refuse("`firstSuccess` is back, and some of its tasks have not ended.")
        : verdict.refuse(
            what + " These go on, and nothing has interrupted them: %s.".formatted(goOn), belief);
  }
}

package futures;

import exercise.Verdict;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// What is expected of the future that `tryAgain` returns.
record Outcomes(Verdict verdict) {

  void expectHam(CompletableFuture<String> outcome, String observed) throws Exception {
    verdict.await(outcome, observed + ", and the future that you returned is not done.");
    String given =
        outcome.handle((value, failure) -> "" + (failure == null ? value : failure)).get();
    if (!given.equals("ham")) {
      throw verdict.refuse(
          "%s with \"ham\", and the future that you returned ended with %s."
              .formatted(observed, given));
    }
  }

  void expectFailure(CompletableFuture<String> outcome, String observed, Throwable failure)
      throws Exception {
    String failed = observed + " with " + failure + ", and the future that you returned ";
    verdict.await(
        outcome,
        () -> verdict.refuse(failed + "is not done.", "success-is-what-a-caller-waits-for"));
    try {
      throw verdict.refuse(
          failed + "has the value " + outcome.get() + ".", "a-failure-has-to-be-caught");
    } catch (CancellationException e) {
      throw verdict.refuse(failed + "is cancelled.");
    } catch (ExecutionException e) {
      String instead = failed + "failed with " + e.getCause() + ".";
      if (!e.getCause().equals(failure)) {
        throw failure.equals(e.getCause().getCause())
            ? verdict.refuse(instead, "a-failure-needs-a-wrapper")
            : verdict.refuse(instead);
      }
    }
  }

  /// As it is, or as a stage wraps it.
  void expectCancelled(CompletableFuture<String> outcome) throws Exception {
    String observed = "The first attempt was cancelled, and the future that you returned ";
    verdict.await(
        outcome,
        () -> verdict.refuse(observed + "is not done.", "a-cancelled-attempt-ends-quietly"));
    Throwable got = outcome.handle((_, failure) -> failure).get();
    if (!(got instanceof CancellationException)
        && !(got instanceof CompletionException
            && got.getCause() instanceof CancellationException)) {
      throw verdict.refuse(
          observed + (got == null ? "has the value " + outcome.get() : "failed with " + got) + ".",
          got);
    }
  }
}

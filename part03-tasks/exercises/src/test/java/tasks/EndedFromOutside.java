package tasks;

import exercise.Settled;
import exercise.Verdict;
import java.util.concurrent.CompletableFuture;

/// A future that somebody else fails while its work runs. Then it is cancelled, too late.
record EndedFromOutside(Verdict verdict, InterruptibleWork work, CompletableFuture<?> future) {

  void expectNoInterrupt() throws Exception {
    verdict.await(work.begun, "The work has not begun.");
    future.completeExceptionally(new IllegalStateException("no time"));
    String observed = "The work ran, and its caller failed the future by an exception.";
    expectNone(observed, "whatever-ends-the-future-is-a-cancel");
    if (!future.cancel(true)) {
      expectNone(
          observed + " Then `cancel(true)` returned false: the future was not cancelled.",
          "who-calls-cancel-means-it");
    }
    work.mayEnd.countDown();
  }

  private void expectNone(String observed, String belief) throws InterruptedException {
    Settled.await(work.thread, () -> work.interrupted.getCount() == 0);
    if (work.interrupted.getCount() == 0) {
      throw verdict.refuse(observed + " The work was interrupted.", belief);
    }
  }
}

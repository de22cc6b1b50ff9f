package tasks;

import exercise.Settled;
import exercise.Verdict;
import java.util.concurrent.CompletableFuture;

/// A future that is cancelled while its work waits for the one thread, which does `before`.
record QueuedWork(
    Verdict verdict,
    HeldPool threads,
    InterruptibleWork before,
    InterruptibleWork work,
    CompletableFuture<?> future) {

  void expectNeverBegins(boolean mayInterrupt, String belief) throws Exception {
    var behind = threads.submit(() -> null); // begun later than the work would be
    future.cancel(mayInterrupt);
    threads.awaitCancelledTask();
    before.mayEnd.countDown();
    if (threads.isShutdown()) {
      return; // it did not begin; sentence 5 is about the rest
    }
    verdict.await(
        () -> behind.isDone() || work.begun.getCount() == 0,
        "A future was cancelled while its work waited for a thread. The task behind it was never run.");
    if (work.begun.getCount() > 0) {
      return;
    }
    String observed =
        "`cancel(%s)` was called while the work waited for a thread. The work was begun later"
            .formatted(mayInterrupt);
    Settled.await(work.thread, () -> work.interrupted.getCount() == 0);
    throw work.interrupted.getCount() == 0 && threads.workers.getFirst().interruptedItself
        ? verdict.refuse(
            observed + ", with its interrupt flag set.", "an-interrupted-start-is-no-start")
        : verdict.refuse(observed + ".", belief);
  }
}

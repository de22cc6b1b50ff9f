package tasks;

import exercise.Settled;
import exercise.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/// Work whose future is cancelled while it runs, and again when its thread is at other work.
record CancelledTwice(Verdict verdict, HeldPool threads) {

  void expectOneInterrupt() throws Exception {
    var work = new InterruptibleWork();
    var future = Exercise01_CancelStopsTheWork.run(work, threads);
    verdict.await(work.begun, "The work has not begun.");
    cancel(future);
    verdict.await(work.interrupted, "The future was cancelled, and the work was not interrupted.");
    var next = new InterruptibleWork();
    threads.execute(new FutureTask<>(next));
    verdict.await(next.begun, "The thread's next task was never begun.");

    cancel(future);

    Settled.await(threads.workers.getFirst(), () -> next.interrupted.getCount() == 0);
    if (next.interrupted.getCount() == 0) {
      throw verdict.refuse(
          "A future was cancelled, and its work ended. When it was cancelled again, the thread was at"
              + " its next task, and that was interrupted.",
          "true-means-that-it-still-runs");
    }
  }

  private void cancel(CompletableFuture<?> future) throws Exception {
    verdict.get(
        Verdict.onAnotherThread(() -> future.cancel(true)),
        "`cancel(true)` has not returned ten seconds later.");
  }
}

package tasks;

import exercise.Settled;
import exercise.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/// A cancel that comes when the work has ended, and its thread is at its next task.
record LateCancel(Verdict verdict, HeldPool threads) {

  void expectNoInterrupt(CompletableFuture<?> future, String observed, String belief)
      throws Exception {
    var next = new InterruptibleWork();
    threads.execute(new FutureTask<>(next));
    verdict.await(next.begun, "The thread's next task was never begun.");

    cancel(verdict, future);

    Settled.await(threads.workers.getFirst(), () -> next.interrupted.getCount() == 0);
    if (next.interrupted.getCount() == 0) {
      throw verdict.refuse(observed, belief);
    }
  }

  static boolean cancel(Verdict verdict, CompletableFuture<?> future) throws Exception {
    return verdict.get(
        Verdict.onAnotherThread(() -> future.cancel(true)),
        "`cancel(true)` has not returned ten seconds later.");
  }
}

package tasks;

import exercise.Settled;
import exercise.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/// A cancel that comes when the work ends by itself: just before it is interrupted. Whoever
/// interrupts has to hold the thread back then, or the thread goes on to its next task.
record CancelAtTheEnd(Verdict verdict, HeldPool threads) {

  void expectNextNotInterrupted(InterruptibleWork work, CompletableFuture<?> future)
      throws Exception {
    var next = new InterruptibleWork();
    threads.execute(new FutureTask<>(next));
    HeldPool.Worker worker = threads.workers.getFirst();
    worker.beforeInterrupt =
        () -> {
          work.mayEnd.countDown();
          Settled.await(worker, () -> next.begun.getCount() == 0);
        };

    LateCancel.cancel(verdict, future);

    work.mayEnd.countDown();
    verdict.await(next.begun, "The thread's next task was never begun.");
    Settled.await(worker, () -> next.interrupted.getCount() == 0);
    if (next.interrupted.getCount() == 0) {
      String observed =
          "The work ended while its future was being cancelled. Its thread was interrupted later, in"
              + " another task.";
      throw switch (LateLook.of()) {
        case FINDS_NO_THREAD -> verdict.refuse(observed, "it-runs-as-long-as-i-look");
        case FINDS_THE_THREAD -> verdict.refuse(observed, "the-thread-is-the-work");
        case NEVER_COMES -> verdict.refuse(observed);
      };
    }
  }
}

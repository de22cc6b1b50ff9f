package tasks;

import static java.util.concurrent.TimeUnit.SECONDS;

import exercise.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/// What an answer does that looks for the thread of its work when the work has ended, and the
/// thread has begun its next task.
enum LateLook {
  FINDS_NO_THREAD,
  FINDS_THE_THREAD,
  NEVER_COMES;

  /// The future is cancelled first. Its last stage runs then, before the answer goes on.
  @SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
  static LateLook of() throws Exception {
    var pool = new HeldPool(1);
    try {
      var work = new InterruptibleWork();
      var next = new InterruptibleWork();
      var future = Exercise01_CancelStopsTheWork.run(work, pool);
      if (!work.begun.await(5, SECONDS)) {
        return NEVER_COMES;
      }
      pool.execute(new FutureTask<>(next));
      var interrupts = new AtomicInteger();
      HeldPool.Worker worker = pool.workers.getFirst();
      worker.beforeInterrupt = interrupts::incrementAndGet;
      var interruptsBefore = new AtomicInteger();
      future.whenComplete((_, _) -> {
        interruptsBefore.set(interrupts.get());
        work.mayEnd.countDown();
        awaitQuietly(next);
      });
      Verdict.onAnotherThread(() -> future.cancel(true)).get(10, SECONDS);
      if (next.begun.getCount() > 0 || interruptsBefore.get() > 0 || worker.interruptedItself) {
        return NEVER_COMES; // a worker that completes the future as well runs stages of the
        // cancel's
      }
      if (interrupts.get() > 0 && future.getClass() != CompletableFuture.class) {
        interrupts.set(0); // it may have looked before it cancelled: so it has to look again
        Verdict.onAnotherThread(() -> future.cancel(true)).get(10, SECONDS);
      }
      return interrupts.get() == 0 ? FINDS_NO_THREAD : FINDS_THE_THREAD;
    } finally {
      pool.shutdownNow();
    }
  }

  private static void awaitQuietly(InterruptibleWork next) {
    try {
      boolean _ = next.begun.await(5, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package tasks;

import static java.util.concurrent.TimeUnit.SECONDS;

import exercise.Handed;
import exercise.Settled;
import exercise.Verdict;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. The pool's threads can be held while they
/// are being interrupted, so that no test depends on who is faster.
@SuppressWarnings("FutureReturnValueIgnored") // most tests only start the work
class Exercise01_CancelStopsTheWorkTest {

  private final Verdict verdict = new Verdict(Exercise01_CancelStopsTheWork.class);
  private final HeldPool threads = new HeldPool(1);

  @AfterEach
  void release() {
    threads.shutdownNow();
  }

  @Test
  void sentence_1_run_returns_while_one_of_the_threads_works() throws Exception {
    var work = new InterruptibleWork();
    run(work, threads);
    verdict.await(work.begun, this::neverBegun);
    if (!threads.workers.contains(work.thread)) {
      throw verdict.refuse(
          "The work was done by a thread that is none of `threads`.", "any-thread-will-do");
    }
  }

  private AssertionError neverBegun() {
    String observed = "`run` has returned, and ten seconds later the work has not yet begun.";
    boolean waits = !threads.getQueue().isEmpty() && answerWaits(threads.workers.getFirst());
    return verdict.refuse(
        observed + (waits ? " `threads` has one thread, and that waits." : ""),
        waits ? "a-pool-has-another-thread" : null);
  }

  private static boolean answerWaits(Thread thread) {
    return Settled.isIn(thread, Exercise01_CancelStopsTheWork.class) && Settled.waits(thread);
  }

  /// Calls the exercise, which should not wait for the work.
  private <T> CompletableFuture<T> run(Callable<T> work, HeldPool threads) throws Exception {
    var caller = new Thread[1];
    Future<CompletableFuture<T>> call =
        Verdict.onAnotherThread(() -> {
          caller[0] = Thread.currentThread();
          return Exercise01_CancelStopsTheWork.run(work, threads);
        });
    var future = verdict.get(call, () -> itWaits(caller[0]));
    if (future == null) {
      throw verdict.refuse("`run` returned null, and no future.");
    }
    return future;
  }

  private AssertionError itWaits(Thread caller) {
    return Settled.runs(caller, InterruptibleWork.METHOD)
        ? verdict.refuse(
            "The thread that called `run` does the work itself.", "a-future-makes-it-asynchronous")
        : verdict.refuse(
            "Ten seconds later `run` has not returned: its caller waits, and has no future yet.",
            "the-future-may-come-later");
  }

  @Test
  void sentence_2_the_future_gets_the_result() throws Exception {
    expectResult("ham");
    expectResult(null);
  }

  private void expectResult(String value) throws Exception {
    var future = run(() -> value, threads);
    String observed = "The work returned " + value + ", and its future ";
    verdict.await(future, observed + "is still waiting ten seconds later.");
    if (future.state() != Future.State.SUCCESS || !Objects.equals(future.resultNow(), value)) {
      throw verdict.refuse(observed + ended(future) + ".");
    }
  }

  private static String ended(Future<?> future) {
    return switch (future.state()) {
      case RUNNING -> "is still waiting";
      case SUCCESS -> "gave out " + future.resultNow();
      case FAILED -> "failed: " + future.exceptionNow();
      case CANCELLED -> "is cancelled";
    };
  }

  @Test
  void sentence_2_the_future_gets_the_failure() throws Exception {
    expectFailure(
        new IOException("no ham", new IOException("the shop is shut")), "a-failure-shows-itself");
    expectFailure(new InterruptedException("the shop was shut"), "a-failure-shows-itself");
  }

  @Test
  void sentence_2_the_future_gets_an_error() throws Exception {
    expectFailure(
        new StackOverflowError("too deep").initCause(new IOException("a deep shop")),
        "failures-are-exceptions");
  }

  private void expectFailure(Throwable thrown, String beliefIfUnheard) throws Exception {
    var future = run(() -> Handed.fail(thrown), threads);
    String observed = "The work threw %s, and its future ".formatted(thrown);
    verdict.await(
        future,
        () ->
            verdict.refuse(
                observed + "is still waiting ten seconds later.",
                threads.failures.contains(thrown) ? beliefIfUnheard : null)); // nothing caught it
    if (future.isCancelled()) {
      throw verdict.refuse(
          observed + "is cancelled.",
          thrown instanceof InterruptedException ? "an-interrupted-work-was-cancelled" : null);
    }
    try {
      throw verdict.refuse(observed + "gave out the value " + future.get() + ".");
    } catch (ExecutionException e) {
      Throwable got = e.getCause();
      switch (Handed.of(thrown, got)) {
        case AS_IT_IS -> {}
        case WRAPPED, WRAPPED_BY_THE_JDK ->
            throw verdict.refuse(
                observed + "failed with %s around it.".formatted(got.getClass().getSimpleName()),
                "a-wrapper-is-the-failure");
        case UNWRAPPED ->
            throw verdict.refuse(
                observed + "failed with the cause of that, %s.".formatted(got),
                "every-failure-is-wrapped");
        case OTHER -> throw verdict.refuse(observed + "failed with %s.".formatted(got));
      }
    }
  }

  @Test
  void sentence_3_cancelling_interrupts_the_work() throws Exception {
    var work = new InterruptibleWork();
    var future = run(work, threads);
    verdict.await(work.begun, "The work has not begun.");
    int watchers = future.getNumberOfDependents();

    cancel(future);
    verdict.await(work.interrupted, () -> notInterrupted(future, watchers));
  }

  /// What hangs on the caller's future, and what ran the work, leave sometimes one explanation.
  private AssertionError notInterrupted(CompletableFuture<?> future, int watchers) {
    String observed = "The future was cancelled, and the work was not interrupted.";
    if (threads.hasCancelledTask()) {
      return verdict.refuse(
          observed + " Its task is cancelled.", "a-cancelled-task-is-interrupted");
    }
    if (threads.given.getFirst() instanceof AsynchronousCompletionTask && neverBegins()) {
      return verdict.refuse(
          observed + " The work was run by a CompletableFuture.", "cancel-true-interrupts");
    }
    if (watchers > 0 || future.getClass() != CompletableFuture.class) {
      return verdict.refuse(observed);
    }
    return verdict.refuse(
        observed + " Nothing hangs on the future that `run` returned.",
        isBehindAnother() ? "a-stage-stands-for-its-source" : "cancel-true-interrupts");
  }

  /// A stage that is cancelled before it has a thread is never run: so that stage was cancelled.
  private boolean neverBegins() {
    var pool = new HeldPool(1);
    try {
      var before = new InterruptibleWork();
      pool.execute(new FutureTask<>(before));
      var work = new InterruptibleWork();
      var future = run(work, pool);
      var behind = pool.submit(() -> null);
      cancel(future);
      before.mayEnd.countDown();
      verdict.await(() -> behind.isDone() || work.begun.getCount() == 0, "");
      return behind.isDone();
    } catch (Exception | AssertionError e) {
      return false;
    } finally {
      pool.shutdownNow();
    }
  }

  /// A stage wraps the failure of the stage before it, unless it is wrapped already. A future that
  /// somebody completes keeps what it is given.
  private boolean isBehindAnother() {
    var bare = new IOException("bare");
    var wrapped = new CompletionException(new IOException("wrapped"));
    try {
      return failureIn(bare) instanceof CompletionException e
          && bare.equals(e.getCause())
          && wrapped.equals(failureIn(wrapped));
    } catch (Exception e) {
      return false;
    }
  }

  private Throwable failureIn(Exception thrown) throws Exception {
    var pool = new HeldPool(1);
    try {
      return run(() -> Handed.fail(thrown), pool).handle((_, failure) -> failure).get(10, SECONDS);
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean cancel(CompletableFuture<?> future) throws Exception {
    return LateCancel.cancel(verdict, future);
  }

  @Test
  void sentence_3_the_future_is_cancelled_whatever_the_work_does() throws Exception {
    var work = new InterruptibleWork();
    var future = run(work, threads);
    verdict.await(work.begun, "The work has not begun.");
    HeldPool.Worker worker = threads.workers.getFirst();
    // As slow as an interrupting thread can be: the work has ended before it goes on.
    worker.afterInterrupt = () -> Settled.await(worker, future::isDone);

    boolean returned = cancel(future);
    verdict.await(future, "The future was cancelled while the work ran, and it still waits.");
    if (!future.isCancelled()) {
      String observed =
          ("The future was cancelled while the work ran, and afterwards it %s. What the interrupted"
                  + " work threw or returned must not come first.")
              .formatted(ended(future));
      boolean interrupted =
          future.isCompletedExceptionally()
              && future.exceptionNow() instanceof InterruptedException;
      throw verdict.refuse(observed, interrupted ? "first-stop-then-cancel" : null);
    }
    if (!returned) {
      throw verdict.refuse("The future was cancelled, and `cancel(true)` returned false.");
    }
  }

  @Test
  void sentence_3_also_if_the_work_returns_something() throws Exception {
    var work = new InterruptibleWork();
    var future = run(work::callAndReturn, threads);
    verdict.await(work.begun, "The work has not begun.");
    cancel(future);
    verdict.await(work.interrupted, "The future was cancelled, and the work was not interrupted.");
    verdict.await(future, "Its future was cancelled, its work has ended, and it still waits.");
    if (!future.isCancelled()) {
      throw verdict.refuse(
          "The future was cancelled while the work ran. The work was interrupted, and returned"
              + " something all the same. Now the future is not cancelled.",
          "interrupted-work-throws");
    }
  }

  @Test
  void sentence_4_work_that_waits_for_a_thread_never_begins() throws Exception {
    expectNeverBegins(true, "what-is-cancelled-leaves-the-queue");
  }

  @Test
  void sentence_4_nor_after_a_cancel_without_an_interrupt() throws Exception {
    expectNeverBegins(false, "without-an-interrupt-nothing-stops");
  }

  private void expectNeverBegins(boolean mayInterrupt, String belief) throws Exception {
    var before = new InterruptibleWork();
    threads.execute(new FutureTask<>(before));
    var work = new InterruptibleWork();
    var future = run(work, threads);
    new QueuedWork(verdict, threads, before, work, future).expectNeverBegins(mayInterrupt, belief);
  }

  @Test
  void sentence_5_a_task_beside_it_is_not_interrupted() throws Exception {
    var pool = new HeldPool(2);
    try {
      var neighbour = new InterruptibleWork();
      pool.execute(new FutureTask<>(neighbour));
      verdict.await(neighbour.begun, "The neighbour has not begun.");
      var work = new InterruptibleWork();
      var future = run(work, pool);
      verdict.await(work.begun, "The work has not begun.");
      cancel(future);
      verdict.await(work.interrupted, "The work was not interrupted.");
      if (pool.isShutdown()) {
        throw verdict.refuse(
            "One future was cancelled, and all of `threads` were shut down.",
            "shutting-down-stops-one-task");
      }
      if (neighbour.interrupted.getCount() == 0) {
        throw verdict.refuse("One future was cancelled, and a task beside it was interrupted.");
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void sentence_5_nor_is_another_work() throws Exception {
    new TwoWorks(verdict, false).expectOneInterrupted();
  }

  @Test
  void sentence_5_even_of_the_same_callable() throws Exception {
    new TwoWorks(verdict, true).expectOneInterrupted();
  }

  @Test
  void sentence_5_the_next_task_of_the_thread_is_not_interrupted() throws Exception {
    var work = new InterruptibleWork();
    var future = run(work, threads);
    verdict.await(work.begun, "The work has not begun.");
    new CancelAtTheEnd(verdict, threads).expectNextNotInterrupted(work, future);
  }

  @Test
  void sentence_5_cancelling_what_is_done_interrupts_nothing() throws Exception {
    var future = run(() -> "ham", threads);
    verdict.get(future, "The work returned, and its future is still waiting.");
    new LateCancel(verdict, threads)
        .expectNoInterrupt(
            future,
            "A future was cancelled when its work had long ended. The thread that had done the work"
                + " was interrupted, in another task.",
            "the-thread-is-the-work");
  }

  @Test
  void sentence_5_nor_does_cancelling_it_again() throws Exception {
    var work = new InterruptibleWork();
    var future = run(work, threads);
    verdict.await(work.begun, "The work has not begun.");
    cancel(future);
    verdict.await(work.interrupted, "The future was cancelled, and the work was not interrupted.");
    new LateCancel(verdict, threads)
        .expectNoInterrupt(
            future,
            "A future was cancelled, and its work ended. When it was cancelled again, the thread was"
                + " at its next task, and that was interrupted.",
            "true-means-that-it-still-runs");
  }

  @Test
  void sentence_5_success_interrupts_nothing() throws Exception {
    expectNoInterrupt("returned", () -> "ham", "a-late-cancel-does-no-harm");
  }

  @Test
  void sentence_5_failure_interrupts_nothing() throws Exception {
    expectNoInterrupt(
        "threw", () -> Handed.fail(new IOException("no ham")), "every-failure-is-a-cancel");
  }

  @Test
  void sentence_5_nor_does_an_end_that_is_no_cancel() throws Exception {
    var work = new InterruptibleWork();
    new EndedFromOutside(verdict, work, run(work, threads)).expectNoInterrupt();
  }

  private void expectNoInterrupt(String how, Callable<String> end, String belief) throws Exception {
    var mayEnd = new CountDownLatch(1);
    var future =
        run(
            () -> {
              mayEnd.await(); // so whatever hangs on the future hangs there before the work ends
              return end.call();
            },
            threads);
    mayEnd.countDown();
    verdict.await(future, "The work has ended, and its future is still waiting.");
    verdict.get(threads.submit(() -> null), "The pool's next task was never run.");
    if (threads.leftInterrupted) {
      throw verdict.refuse(
          "The work %s, nobody cancelled its future, and its thread was interrupted all the same."
              .formatted(how),
          belief);
    }
  }
}

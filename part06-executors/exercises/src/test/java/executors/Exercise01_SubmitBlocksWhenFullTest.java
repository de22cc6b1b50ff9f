package executors;

import exercise.Handed;
import exercise.Interleavings;
import exercise.OtherThreads;
import exercise.Settled;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. A submitter comes as far as it can before
/// the test looks where it is.
@SuppressWarnings("FutureReturnValueIgnored") // many tests only hand over the work
class Exercise01_SubmitBlocksWhenFullTest extends AtTheDoor {

  @Test
  void sentence_1_submit_returns_while_the_pool_works() throws Exception {
    var pool = pool(1);
    var work = work();
    var submitter = new Submitter(new Exercise01_SubmitBlocksWhenFull(pool, 2), work);
    verdict.get(
        submitter.call,
        () -> {
          String observed = "Both places are free, and `submit` has not returned";
          if (submitter.thread.equals(work.thread)) {
            return verdict.refuse(observed + ": the submitter does the work itself.");
          }
          return work.hasBegun() && Settled.waits(submitter.thread)
              ? verdict.refuse(
                  observed + ": it waits while the pool does the work.",
                  "submitting-includes-the-result")
              : verdict.refuse(observed + " after ten seconds.");
        });
    verdict.await(work.begun, "`submit` has returned, and the work has not begun.");
    if (!pool.workers.contains(work.thread)) {
      throw verdict.refuse("The work was done by a thread that is none of `pool`.");
    }
  }

  @Test
  void sentence_1_the_future_gets_the_result() throws Exception {
    for (String value : new String[] {"ham", null}) {
      var future = endOf(pool(1), () -> value, null);
      String observed = "The work returned %s, and its future ".formatted(value);
      if (future.state() != Future.State.SUCCESS || !Objects.equals(future.resultNow(), value)) {
        throw verdict.refuse(observed + has(future) + ".");
      }
    }
  }

  /// When the work has ended, and its future is done.
  private Future<String> endOf(Pool pool, Callable<String> work, String beliefIfUncaught)
      throws Exception {
    var door = new Exercise01_SubmitBlocksWhenFull(pool, 1);
    var future = accepted(door, work, "The only place is free, and `submit` waits.");
    verdict.await(
        future,
        () -> {
          String observed =
              "The work ended as soon as it began. Its future is still waiting ten seconds later.";
          return pool.failures.isEmpty()
              ? verdict.refuse(observed)
              : refuse(
                  observed + " Nothing caught %s.".formatted(pool.failures.getFirst()),
                  beliefIfUncaught);
        });
    return future;
  }

  @Test
  void sentence_1_the_future_gets_the_failure() throws Exception {
    expectFailure(new IOException("no ham", new IOException("the shop is shut")), null);
  }

  @Test
  void sentence_1_the_future_gets_an_error() throws Exception {
    expectFailure(
        new StackOverflowError("too deep").initCause(new IOException("a deep shop")),
        "failures-are-exceptions");
  }

  @Test
  void sentence_1_and_an_exception_of_another_future() throws Exception {
    expectFailure(new CompletionException(new IOException("no ham")), null);
    expectFailure(new CancellationException("no ham today"), null);
  }

  private void expectFailure(Throwable thrown, String beliefIfUncaught) throws Exception {
    var future = endOf(pool(1), () -> Handed.fail(thrown), beliefIfUncaught);
    String observed = "The work threw %s, and its future ".formatted(thrown);
    if (future.isCancelled()) {
      throw verdict.refuse(observed + "is cancelled.", beliefIfGiven(thrown, future));
    }
    try {
      throw verdict.refuse(observed + "has the value " + future.get() + ".");
    } catch (ExecutionException e) {
      Throwable got = e.getCause();
      switch (Handed.of(thrown, got)) {
        case AS_IT_IS -> {}
        case WRAPPED, WRAPPED_BY_THE_JDK ->
            throw verdict.refuse(
                observed + "has failed with %s around it.".formatted(got.getClass().getName()),
                "a-wrapper-is-the-failure");
        case UNWRAPPED, OTHER ->
            throw verdict.refuse(
                observed + "has failed with " + got + ".", beliefIfGiven(thrown, future), got);
      }
    }
  }

  @Test
  void sentence_2_when_it_is_full_submit_waits_and_then_goes_on() throws Exception {
    int limit = 3;
    var door = new Exercise01_SubmitBlocksWhenFull(pool(2), limit); // so one waits in the pool
    var inside = fill(door, limit);
    var work = work();
    var next = new Submitter(door, work);
    if (!next.waits()) {
      throw isLetIn(next);
    }
    if (next.thread.equals(work.thread)) {
      throw verdict.refuse(
          "All %d places are taken, and the submitter did the next work itself.".formatted(limit),
          "the-submitter-may-do-it-itself");
    }
    if (work.hasBegun()) {
      throw verdict.refuse("All %d places are taken. The next work began.".formatted(limit));
    }
    inside.getFirst().mayEnd.countDown();
    verdict.get(
        next.call, "Work has ended, and `submit`, which waits for its place, has not gone on.");
  }

  @Test
  void sentence_2_one_place_is_for_one_of_those_that_wait() throws Exception {
    var door = new Exercise01_SubmitBlocksWhenFull(pool(4), 2);
    var inside = fill(door, 2);
    var works = List.of(work(), work());
    var waiting = works.stream().map(work -> new Submitter(door, work)).toList();
    waiting.forEach(Submitter::waits);
    for (int free = 1; free <= 2; free++) {
      int places = free;
      inside.get(free - 1).mayEnd.countDown();
      verdict.await(
          () -> waiting.stream().filter(next -> next.call.isDone()).count() >= places,
          "Two submitters wait, %d places are free now, and not so many go on.".formatted(free));
      if (waiting.stream().filter(next -> !next.waits()).count() > free) {
        throw verdict.refuse(
            "Two submitters waited, one place was free, and both went on.",
            "what-it-saw-is-still-so");
      }
    }
  }

  @Test
  void sentence_2_and_two_places_are_for_two() throws Exception {
    Interleavings.ofEach(TwoEndAsTwoWait.class, Exercise01_SubmitBlocksWhenFull.class);
  }

  @Test
  void sentence_2_a_place_is_taken_before_the_work_is_handed_over() throws Exception {
    var pool = pool(2);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, 1);
    var arrivals = new AtomicInteger();
    var mayTake = new CountDownLatch(1);
    pool.beforeTaking =
        () -> {
          arrivals.incrementAndGet();
          OtherThreads.awaitHere(mayTake);
        };
    try {
      new Submitter(door, work()).waits(); // for the pool to take it
      Settled.await(new Submitter(door, work()).thread, () -> arrivals.get() > 1);
      if (arrivals.get() > 1) {
        throw verdict.refuse(
            "There is one place. While one submitter was handing its work to the pool, another one"
                + " was let in.",
            "what-it-saw-is-still-so");
      }
    } finally {
      mayTake.countDown();
    }
  }

  @Test
  void sentence_3_work_that_returns_gives_its_place_back() throws Exception {
    expectPlaceBack("returned", () -> "ham", null);
  }

  @Test
  void sentence_3_and_work_that_throws() throws Exception {
    expectPlaceBack(
        "threw an exception", () -> Handed.fail(new IOException("no ham")), "work-returns");
    expectPlaceBack(
        "threw an error",
        () -> Handed.fail(new StackOverflowError("too deep")),
        "failures-are-exceptions");
  }

  private void expectPlaceBack(String how, Callable<String> work, String beliefIfNot)
      throws Exception {
    int limit = 2;
    var pool = pool(2);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, limit);
    String observed = "There are %d places. %s and %s.".formatted(limit, "Work began", how);
    for (int i = 0; i < limit; i++) {
      accepted(door, work, observed + " Its place is not free.");
      verdict.await(pool::isIdle, "Work ended as soon as it began, and its thread has not.");
    }
    expectPlaces(door, limit, "Work " + how + ".", beliefIfNot, null);
  }

  @Test
  void sentence_3_cancelled_work_keeps_its_place_while_it_runs() throws Exception {
    var pool = pool(2);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, 1);
    var running = work();
    var future = accepted(door, running, "The only place is free, and `submit` waits.");
    verdict.await(running.begun, "The work has not begun.");
    future.cancel(true);
    var next = new Submitter(door, work());
    if (next.isAccepted()) {
      throw verdict.refuse(
          "The only place is taken, by work that runs. Its future was cancelled, the work went on,"
              + " and the next work was let in.",
          "cancelled-is-ended");
    }
    running.mayEnd.countDown();
    verdict.get(
        next.call,
        "The future of running work was cancelled, and the work has ended. Its place is not free.");
  }

  @Test
  void sentence_3_work_that_is_cancelled_before_it_begins_gives_its_place_back() throws Exception {
    int limit = 2;
    var pool = pool(1);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, limit);
    var running = work();
    accepted(door, running, "Both places are free, and `submit` waits.");
    verdict.await(running.begun, "The work has not begun.");
    var waiting = work();
    waiting.mayEnd.countDown();
    accepted(door, waiting, "One place is free, and `submit` waits.").cancel(true);
    running.mayEnd.countDown();
    verdict.await(pool::isIdle, "The pool's work has ended, and the pool has not.");
    expectPlaces(
        door,
        limit,
        "Work waited for a thread, and its future was cancelled. The pool has come to it since.",
        waiting.hasBegun() ? null : "what-is-handed-over-runs",
        null);
  }

  @Test
  void sentence_4_what_the_pool_throws_submit_throws() throws Exception {
    expectRefusal(
        new RejectedExecutionException("shut", new IOException("the shop is shut")),
        "a-pool-takes-everything");
    expectRefusal(
        new OutOfMemoryError("unable to create native thread"), "a-pool-fails-in-one-way");
  }

  private void expectRefusal(Throwable refusal, String beliefIfLost) throws Exception {
    int limit = 2;
    var pool = pool(2);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, limit);
    pool.refusal = refusal;
    String observed = "The pool did not take the work, and threw %s.".formatted(refusal);
    for (int i = 0; i < limit; i++) {
      var submitter = new Submitter(door, work());
      verdict.await(submitter.call, () -> verdict.refuse(observed + " `submit` waits."));
      if (submitter.call.state() != Future.State.FAILED) {
        throw verdict.refuse(observed + " `submit` threw nothing.");
      }
      if (!refusal.equals(submitter.call.exceptionNow())) {
        throw verdict.refuse(
            observed + " `submit` threw %s.".formatted(submitter.call.exceptionNow()),
            submitter.call.exceptionNow());
      }
    }
    pool.refusal = null;
    expectPlaces(door, limit, observed, beliefIfLost, null);
  }

  @Test
  void sentence_5_an_interrupted_submitter_throws() throws Exception {
    var pool = pool(1);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, 1);
    fill(door, 1);
    var submitter = new Submitter(door, work());
    expectInterruptible(pool, submitter, "A submitter that waited was interrupted.");
  }

  @Test
  void sentence_5_also_one_that_waits_behind_another_one() throws Exception {
    var pool = pool(1);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, 1);
    fill(door, 1);
    new Submitter(door, work()).waits();
    var second = new Submitter(door, work());
    second.waits();
    String observed = "Two submitters waited, and the second one was interrupted.";
    if (second.thread.getState() == Thread.State.BLOCKED) {
      second.thread.interrupt();
      Settled.await(second.thread, second.call::isDone);
      if (!second.call.isDone()) {
        throw verdict.refuse(
            observed + " It still waits: it is blocked by `synchronized`.",
            "synchronized-hears-an-interrupt");
      }
    }
    expectInterruptible(pool, second, observed);
  }

  private void expectInterruptible(Pool pool, Submitter submitter, String observed)
      throws Exception {
    submitter.waits();
    int taken = pool.given.size();
    submitter.thread.interrupt();
    verdict.await(
        submitter.call,
        () ->
            Settled.runs(submitter.thread, "acquireUninterruptibly")
                    || Settled.runs(submitter.thread, "awaitUninterruptibly")
                ? verdict.refuse(observed + " It still waits.", "every-wait-hears-an-interrupt")
                : verdict.refuse(observed + " It still waits."));
    if (submitter.call.state() == Future.State.SUCCESS) {
      throw pool.given.size() > taken
          ? verdict.refuse(
              observed + " It got no exception, and its work was let in.",
              "an-interrupt-ends-the-wait-alone")
          : verdict.refuse(observed + " It got no exception.");
    }
    if (!(submitter.call.exceptionNow() instanceof InterruptedException)) {
      throw verdict.refuse(
          observed + " It got %s.".formatted(submitter.call.exceptionNow()),
          submitter.call.exceptionNow());
    }
  }

  @Test
  void sentence_5_and_has_submitted_nothing() throws Exception {
    int limit = 2;
    var pool = pool(2);
    var door = new Exercise01_SubmitBlocksWhenFull(pool, limit);
    var inside = fill(door, limit);
    var work = work();
    var submitter = new Submitter(door, work);
    expectInterruptible(pool, submitter, "A submitter that waited was interrupted.");
    if (new Submitter(door, work()).isAccepted()) {
      throw verdict.refuse(
          "All places are taken, and a submitter that waited for one was interrupted. The next work"
              + " was let in at once.",
          "what-was-not-taken-is-given-back");
    }
    works.forEach(held -> held.mayEnd.countDown());
    inside.forEach(held -> held.mayEnd.countDown());
    verdict.await(pool::isIdle, "All work may end, and the pool does not come to an end.");
    if (work.hasBegun()) {
      throw verdict.refuse(
          "A submitter that waited was interrupted, and got an InterruptedException. Its work was"
              + " done all the same.");
    }
    expectPlaces(
        door, limit, "A submitter was interrupted.", null, "what-was-not-taken-is-given-back");
  }
}

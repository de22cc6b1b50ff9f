package tasks;

import exercise.Handed;
import exercise.Settled;
import exercise.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tasks.StubbornWork.Caller;
import tasks.StubbornWork.Worker;

/// The tests follow the exercise's numbered sentences. What must not come too early is compared
/// with the clock; a slow machine only makes it later.
class Exercise02_InTimeOrStoppedTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final Verdict verdict = new Verdict(Exercise02_InTimeOrStopped.class);
  private StubbornWork work = StubbornWork.withAShortCleanUp();

  @AfterEach
  void release() {
    work.mayEnd.countDown();
  }

  private Caller call(Duration limit, Callable<String> work) {
    var caller =
        new Caller(() -> Exercise02_InTimeOrStopped.call(work, limit, Worker::new), this.work);
    this.work.caller = caller;
    caller.start();
    return caller;
  }

  /// Until the caller is back. What is still to do goes on, as it is.
  private void awaitBack(Caller caller, String observed) throws InterruptedException {
    verdict.await(caller::isBack, observed);
    caller.throwToDo();
  }

  @Test
  void sentence_1_the_caller_gets_the_result() throws Exception {
    expectResult("ham");
    expectResult(null);
  }

  private void expectResult(String value) throws Exception {
    var worker = new Thread[1];
    var caller =
        call(
            LONG,
            () -> {
              worker[0] = Thread.currentThread();
              Settled.await(work.caller, work.caller::isBack); // so it does wait for the result
              return value;
            });
    verdict.await(
        caller::isBack,
        () ->
            verdict.refuse(
                "The work returned %s at once, and ten seconds later its caller still waits."
                    .formatted(value),
                value == null ? "a-result-is-not-null" : null));
    caller.throwToDo();
    if (worker[0] != null && !(worker[0] instanceof Worker)) {
      throw verdict.refuse(
          "The work was done by a thread that `threads` did not make.", "any-thread-will-do");
    }
    if (caller.thrown != null || !Objects.equals(caller.returned, value)) {
      throw verdict.refuse(
          "The limit was a minute, and the work returned %s as soon as it was called. Its caller got %s."
              .formatted(value, caller.outcome()));
    }
    if (worker[0] == null) {
      throw verdict.refuse("The caller got %s, and the work was never called.".formatted(value));
    }
  }

  @Test
  void sentence_2_the_caller_gets_the_failure() throws Exception {
    expectFailure(new IOException("no ham", new IOException("the shop is shut")));
    expectFailure(new TimeoutException("the shop did not answer"));
  }

  @Test
  void sentence_2_the_caller_gets_an_error() throws Exception {
    expectFailure(new StackOverflowError("too deep").initCause(new IOException("a deep shop")));
  }

  private void expectFailure(Throwable thrown) throws Exception {
    var caller = call(LONG, () -> Handed.fail(thrown));
    awaitBack(caller, "The work threw %s, and its caller still waits.".formatted(thrown));
    Throwable got = caller.thrown;
    String observed =
        "The work threw %s, and its caller got %s.".formatted(thrown, caller.outcome());
    switch (Handed.of(thrown, got)) {
      case AS_IT_IS -> {}
      case WRAPPED_BY_THE_JDK -> throw verdict.refuse(observed, "get-throws-what-the-work-threw");
      case WRAPPED -> throw verdict.refuse(observed, "a-wrapper-is-the-failure");
      case UNWRAPPED -> throw verdict.refuse(observed, "every-failure-is-wrapped");
      case OTHER -> throw verdict.refuse(observed, beliefOfAnother(thrown, got));
    }
  }

  private static String beliefOfAnother(Throwable thrown, Throwable got) {
    return switch (thrown) {
      case TimeoutException _ when got instanceof TimeoutException ->
          "a-time-out-is-always-the-callers";
      case Error _ when got == null || got instanceof ClassCastException ->
          "failures-are-exceptions";
      default -> null;
    };
  }

  @Test
  void sentence_3_the_work_is_interrupted_after_the_limit() throws Exception {
    var caller = callWithALimit();
    verdict.await(
        () -> work.interrupted.getCount() == 0 || caller.isBack(), () -> notInterrupted(caller));
    caller.throwToDo();
    if (caller.patience().compareTo(SHORT) < 0) {
      throw tooEarly();
    }
    awaitInterrupt(caller, () -> notInterrupted(caller));
  }

  /// On a busy machine a short limit may be over before the work has begun: then again, with a
  /// longer one.
  private Caller callWithALimit() throws InterruptedException {
    Duration limit = SHORT;
    while (true) {
      var caller = call(limit, work);
      verdict.await(() -> work.begun.getCount() == 0 || caller.isBack(), "The work has not begun.");
      if (work.begun.getCount() == 0
          || !(caller.thrown instanceof TimeoutException)
          || caller.patience().compareTo(limit) < 0
          || limit.compareTo(Verdict.PATIENCE) > 0) {
        return caller;
      }
      work = work.anew();
      limit = limit.multipliedBy(2);
    }
  }

  private interface Refusal {
    AssertionError get();
  }

  /// The work may be about to hear of it when the caller is back; it never will if that is long
  /// ago.
  private void awaitInterrupt(Caller caller, Refusal refusal) throws InterruptedException {
    verdict.await(() -> work.interrupted.getCount() == 0 || caller.isBack(), refusal::get);
    if (caller.isBack()) {
      awaitBack(caller, "It is back, and not back.");
      verdict.await(work.interrupted, refusal::get);
    }
  }

  private AssertionError notInterrupted(Caller caller) {
    if (!caller.isBack()) {
      String observed =
          "The limit was over long ago. The work has not been interrupted, and its"
              + " caller still waits";
      return Settled.runs(caller, "close")
          ? waitsInClose(observed)
          : verdict.refuse(observed + ".");
    }
    String observed =
        "The limit was over, the caller got %s, and the work goes on: nobody has interrupted it."
            .formatted(caller.outcome());
    return verdict.refuse(
        observed,
        work.isRunBy(CompletableFuture.class)
            ? "a-completable-future-can-stop-its-work"
            : "a-time-out-stops-the-work");
  }

  /// Of work that a CompletableFuture runs, somebody may have expected its `cancel` to stop it.
  private AssertionError waitsInClose(String observed) {
    return verdict.refuse(
        observed + ", in `close`.",
        work.isRunBy(CompletableFuture.class) ? null : "closing-stops-the-work");
  }

  /// Tries another limit, of 1.9 s. One that has lost its fraction is over after 1 s.
  private AssertionError tooEarly() {
    String observed = "`call` gave up before the limit was over.";
    Duration limit = Duration.ofMillis(1_900);
    work.mayEnd.countDown();
    work = StubbornWork.withAShortCleanUp();
    var caller = call(limit, work);
    try {
      verdict.await(
          () -> work.interrupted.getCount() == 0 || caller.isBack(),
          () -> verdict.refuse(observed));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Duration patience = caller.patience();
    return patience.toSeconds() == 1 && patience.compareTo(limit.minusMillis(50)) < 0
        ? verdict.refuse(observed, "a-limit-is-in-seconds")
        : verdict.refuse(observed);
  }

  @Test
  void sentence_4_the_caller_waits_until_the_work_has_ended() throws Exception {
    work = StubbornWork.withALongCleanUp();
    var caller = callWithALimit();
    awaitInterrupt(caller, () -> verdict.refuse("The work was not interrupted."));
    awaitBack(caller, "The work has ended, and its caller still waits.");
    if (!caller.leftWorkRunning) {
      return;
    }
    String observed =
        "The work was interrupted, and was still cleaning up when its caller was back.";
    if (!caller.equals(work.thread.interrupter)) {
      throw verdict.refuse(observed);
    }
    throw work.callerWaited
        ? verdict.refuse(
            observed + " The caller did wait for a while.", "a-clean-up-takes-a-moment")
        : verdict.refuse(observed, "cancelled-is-stopped");
  }

  @Test
  void sentence_4_the_caller_gets_a_timeout_exception() throws Exception {
    var caller = callWithALimit();
    awaitInterrupt(caller, () -> verdict.refuse("The work was not interrupted."));
    awaitBack(caller, "The work has ended, and its caller still waits.");
    if (!(caller.thrown instanceof TimeoutException)) {
      String observed = "The limit was over, and the caller got %s.".formatted(caller.outcome());
      throw caller.thrown instanceof StructuredTaskScope.TimeoutException
          ? verdict.refuse(observed, "a-time-out-has-one-exception")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_even_if_the_work_returns_something_then() throws Exception {
    var caller = call(SHORT, work::callAndReturn);
    awaitBack(caller, "The work has ended, and its caller still waits.");
    if (!(caller.thrown instanceof TimeoutException)) {
      String observed =
          "The limit was over, the work was interrupted, and it returned something all the same."
              + " Its caller got %s.".formatted(caller.outcome());
      throw caller.thrown == null && caller.returned != null
          ? verdict.refuse(observed, "late-is-better-than-never")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_3_the_limit_begins_with_the_call() throws Exception {
    new LateThread(verdict, work).expectTimeout(SHORT);
  }

  /// First: of an answer that waits for what a limit of half a millisecond has left, the machine
  /// decides whether that is 0.
  @Test
  void sentence_3_a_limit_may_be_zero() throws Exception {
    var caller = call(Duration.ZERO, work);
    String observed = "The limit was zero. Ten seconds later the caller still waits.";
    verdict.await(
        caller::isBack,
        () ->
            Settled.runs(caller, "join")
                ? verdict.refuse(observed, "a-limit-is-in-milliseconds")
                : verdict.refuse(observed));
    caller.throwToDo();
    if (!(caller.thrown instanceof TimeoutException)) {
      throw verdict.refuse(
          "The limit was zero, and the caller got %s.".formatted(caller.outcome()), caller.thrown);
    }
  }

  /// A machine as slow as it likes does not make this limit longer.
  @Test
  void sentence_3_or_less_than_a_millisecond() throws Exception {
    var caller = call(Duration.ofNanos(500_000), work);
    verdict.await(
        () -> work.interrupted.getCount() == 0 || caller.isBack(),
        () ->
            verdict.refuse(
                "The limit was half a millisecond, and ten seconds later the work has not been"
                    + " interrupted, and its caller still waits.",
                "a-limit-is-in-milliseconds"));
    caller.throwToDo();
  }

  /// As "no limit" is often written.
  @Test
  void sentence_3_a_limit_may_be_longer_than_a_life() throws Exception {
    expectNoTimeout(Duration.ofNanos(Long.MAX_VALUE), "Long.MAX_VALUE nanoseconds");
    expectNoTimeout(Duration.ofMillis(Long.MAX_VALUE), "Long.MAX_VALUE milliseconds");
  }

  /// Last: a sum that is too large for a `long` may be one of milliseconds.
  @Test
  void sentence_3_nor_may_it_lose_what_is_less_than_a_millisecond() throws Exception {
    new AlmostTwoMilliseconds(verdict).expectPatience();
  }

  private void expectNoTimeout(Duration limit, String name) throws Exception {
    var caller =
        call(
            limit,
            () -> {
              Settled.await(work.caller, work.caller::isBack);
              return "ham";
            });
    String observed = "The limit was %s, and the work returned ham.".formatted(name);
    awaitBack(caller, observed + " Ten seconds later its caller still waits.");
    if (caller.thrown instanceof TimeoutException) {
      throw verdict.refuse(
          observed + " Its caller got %s.".formatted(caller.outcome()),
          "now-plus-limit-is-the-deadline");
    }
  }

  @Test
  void sentence_5_an_interrupted_caller_interrupts_its_work() throws Exception {
    var caller = callAndInterrupt();
    awaitInterrupt(caller, () -> wentOn(caller));
  }

  private Caller callAndInterrupt() throws InterruptedException {
    var caller = call(LONG, work);
    verdict.await(() -> work.begun.getCount() == 0 || caller.isBack(), "The work has not begun.");
    Settled.await(caller, () -> false);
    caller.interrupt();
    return caller;
  }

  private AssertionError wentOn(Caller caller) {
    String observed =
        "The caller was interrupted, and %s. The work goes on: nobody has interrupted it"
            .formatted(caller.isBack() ? "is gone" : "still waits");
    if (Settled.runs(caller, "join") && work.isRunBy(CompletableFuture.class)) {
      return verdict.refuse(observed + ".", "join-hears-an-interrupt");
    }
    if (Settled.runs(caller, "close")) {
      return waitsInClose(observed + ". The caller waits");
    }
    return caller.isBack()
        ? verdict.refuse(observed + ".", "only-the-clock-stops-it")
        : verdict.refuse(observed + ".");
  }

  @Test
  void sentence_5_and_waits_until_the_work_has_ended() throws Exception {
    var caller = callAndInterrupt();
    awaitInterrupt(caller, () -> verdict.refuse("The work was not interrupted."));
    awaitBack(caller, "The work has ended, and its caller still waits.");
    if (caller.leftWorkRunning) {
      String observed =
          "The caller was interrupted, and so was its work. The work was still cleaning up when the"
              + " caller was back.";
      // A wait that was tried all the same has thrown, and taken the flag back.
      throw caller.interruptedItself && !caller.leftInterrupted
          ? verdict.refuse(
              observed + " The caller had set its interrupt flag again, and then waited.",
              "the-flag-is-restored-first")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_5_and_throws_an_interrupted_exception() throws Exception {
    var caller = callAndInterrupt();
    awaitBack(caller, "The caller was interrupted, and still waits.");
    if (!(caller.thrown instanceof InterruptedException)) {
      String observed = "The caller was interrupted, and got %s.".formatted(caller.outcome());
      throw caller.thrown == null && !caller.leftInterrupted
          ? verdict.refuse(
              observed + " Its interrupt flag is not set either.", "an-interrupt-may-be-swallowed")
          : verdict.refuse(observed);
    }
  }
}

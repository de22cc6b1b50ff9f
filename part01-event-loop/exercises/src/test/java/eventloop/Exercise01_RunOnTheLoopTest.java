package eventloop;

import static eventloop.Exercise01_RunOnTheLoop.runOnLoop;
import static eventloop.Thrown.name;
import static eventloop.Thrown.quoted;
import static exercise.Verdict.onAnotherThread;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import exercise.Settled;
import exercise.Verdict;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences.
class Exercise01_RunOnTheLoopTest {

  private final Verdict verdict = new Verdict(Exercise01_RunOnTheLoop.class);

  /// Its threads are daemons: a loop that is stuck shall not keep the JVM.
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          2, Thread.ofPlatform().daemon().name("loop ", 1).factory(), NioIoHandler.newFactory());

  private final EventLoop anotherLoop = group.next();
  private final EventLoop loop = group.next();

  @BeforeEach
  void start() throws Exception {
    turn();
  }

  @AfterEach
  void close() {
    io.netty.util.concurrent.Future<?> _ =
        group.shutdownGracefully(0, 0, SECONDS); // which would wait for ever if it is stuck
  }

  @Test
  void sentence_1_the_work_runs_once_on_the_loop_and_its_value_is_waited_for() throws Exception {
    var work = new HeldWork();
    var caller = new Caller(loop, work);

    caller.untilItWaitsOrIsDone(verdict);
    if (caller.answer.isDone()) {
      throw verdict.refuse(
          "The work had not ended, and its caller had %s already."
              .formatted(quoted(verdict.get(caller.answer, "It never comes."))),
          "handing-over-returns-the-value");
    }
    work.release.countDown();

    String value = verdict.get(caller.answer, "The work has ended, and its caller still waits.");
    if (work.thread.equals(caller.thread)) {
      throw verdict.refuse("The work ran on its caller's thread.", "a-call-runs-on-the-loop");
    }
    if (work.thread.equals(threadOf(anotherLoop))) {
      throw verdict.refuse(
          "The work ran on the thread of another loop of the loop's group.", "a-group-is-its-loop");
    }
    if (!work.thread.equals(threadOf(loop))) {
      throw verdict.refuse("The work ran on a thread that is not the loop's.");
    }
    expect("ham", value);
    expectOneRun(work, "For one caller", null);
  }

  /// How often it ran may be the clock's to say, and a verdict is the same each time.
  private void expectOneRun(HeldWork work, String when, String belief) throws Exception {
    turn();
    int runs = work.runs.get();
    if (runs != 1) {
      String observed = when + " the work " + (runs == 0 ? "did not run." : "ran more than once.");
      throw verdict.refuse(observed, belief);
    }
  }

  /// The clock only gives a caller the time to lose its patience.
  @Test
  void sentence_1_it_also_runs_once_if_it_takes_more_than_a_second() throws Exception {
    var work = new HeldWork();
    var caller = new Caller(loop, work);
    caller.untilItWaitsOrIsDone(verdict);
    boolean _ = work.release.await(1500, MILLISECONDS);
    work.release.countDown();
    verdict.await(caller.answer, "The work has ended, and its caller still waits.");
    if (caller.answer.state() == Future.State.FAILED) {
      throw verdict.refuse(
          "The work took more than a second, and its caller got "
              + caller.answer.exceptionNow()
              + ".",
          "a-wait-has-a-limit",
          caller.answer.exceptionNow());
    }
    expectOneRun(work, "It took more than a second, and", "what-is-slow-is-lost");
    expect("ham", caller.answer.resultNow());
  }

  @Test
  void sentence_1_it_also_runs_once_if_its_caller_is_interrupted() throws Exception {
    var work = new HeldWork();
    var caller = new Caller(loop, work);
    caller.untilItWaitsOrIsDone(verdict);
    Settled.interrupt(caller.thread, caller.answer::isDone);
    Settled.await(caller.thread, caller.answer::isDone); // which may wait on, or throw
    if (caller.answer.state() == Future.State.SUCCESS) {
      throw verdict.refuse(
          "The work had not ended when its caller was interrupted, and the caller got %s."
              .formatted(quoted(caller.answer.resultNow())),
          "an-interrupt-asks-for-its-flag-alone");
    }
    Settled.await(work.thread, () -> work.interrupted);
    if (work.interrupted) {
      throw verdict.refuse(
          "The caller was interrupted, and then the loop's thread was, in the middle of the work.",
          "a-loop-knows-no-interrupts");
    }
    work.release.countDown();
    verdict.await(caller.answer, "The work has ended, and its caller still waits.");
    expectOneRun(
        work, "Its caller was interrupted while it waited, and", "who-is-interrupted-asks-again");
  }

  @Test
  void sentence_1_its_callers_next_work_has_a_value_of_its_own() throws Exception {
    new NextCall(verdict, loop).expectItsOwnValue();
  }

  @Test
  void sentence_1_another_loop_may_wait_for_it() throws Exception {
    var work = new HeldWork();
    work.release.countDown();
    var answer = anotherLoop.submit(() -> runOnLoop(loop, work));
    verdict.await(answer, "Called on the thread of another loop, it never returns.");
    if (answer.cause() instanceof IllegalStateException refusal && work.runs.get() == 0) {
      throw verdict.refuse(
          "Called on the thread of another loop, it refused: " + refusal,
          "no-loop-may-wait-for-another",
          refusal);
    }
    expect("ham", verdict.get(answer, "It never returns."));
  }

  @Test
  void sentence_1_also_for_work_that_it_does_for_a_caller() throws Exception {
    var work = new HeldWork();
    work.release.countDown();
    var answer = onAnotherThread(() -> runOnLoop(anotherLoop, () -> runOnLoop(loop, work)));
    verdict.await(
        answer,
        () ->
            verdict.refuse(
                "A caller waits for work on a loop, and that work calls `runOnLoop` for another loop."
                    + " Neither call returns.",
                work.thread == null ? "callers-must-wait-one-at-a-time" : null));
    expect("ham", verdict.get(answer, "It never returns."));
  }

  @Test
  void sentence_1_the_value_may_be_null() throws Exception {
    Future<String> answer = onAnotherThread(() -> runOnLoop(loop, () -> null));
    verdict.await(
        answer,
        () ->
            verdict.refuse(
                "The work returned null, and its caller still waits.", "null-is-no-value"));
    if (answer.state() == Future.State.FAILED) {
      throw verdict.refuse(
          "The work returned null, and its caller got an exception: " + answer.exceptionNow() + ".",
          "null-is-no-value",
          answer.exceptionNow());
    }
    expect(null, answer.resultNow());
  }

  @Test
  void sentence_1_the_value_may_be_an_exception() throws Exception {
    var cause = new IOException("why the channel was closed");
    Future<Exception> answer = onAnotherThread(() -> runOnLoop(loop, () -> cause));
    verdict.await(answer, "The work has returned an exception, and its caller still waits.");
    if (answer.state() == Future.State.FAILED && answer.exceptionNow().equals(cause)) {
      throw verdict.refuse(
          "The work returned an exception, and its caller was thrown that exception.",
          "an-exception-is-a-failure");
    }
    if (!cause.equals(verdict.get(answer, "It never comes."))) {
      throw verdict.refuse(
          "The work returned %s, and its caller got %s.".formatted(cause, answer.resultNow()));
    }
  }

  private void expect(String returned, String got) {
    if (!Objects.equals(returned, got)) {
      throw verdict.refuse(
          "The work returned %s, and its caller got %s.".formatted(quoted(returned), quoted(got)));
    }
  }

  @Test
  void sentence_2_an_exception_is_thrown_as_it_is() throws Exception {
    var thrown = new IOException("no ham", new IOException("the shop is shut"));
    Future<String> answer =
        fails(() -> {
          throw thrown;
        });
    new Rethrown(verdict).expectAsItIs(thrown, answer);
  }

  @Test
  void sentence_2_an_error_is_thrown_as_it_is() throws Exception {
    var thrown = new StackOverflowError("too deep");
    Future<String> answer =
        fails(() -> {
          throw thrown;
        });
    verdict.await(
        answer,
        () ->
            verdict.refuse(
                "The work threw an error, and its caller still waits.", "failures-are-exceptions"));
    // Exceptions come as they should: it is errors that don't.
    if (answer.state() == Future.State.SUCCESS) {
      throw verdict.refuse(
          "The work threw an error, and its caller got %s.".formatted(quoted(answer.resultNow())),
          "failures-are-exceptions");
    }
    Throwable got = answer.exceptionNow();
    if (!got.equals(thrown)) {
      throw verdict.refuse(
          "The work threw an error, and its caller got %s.".formatted(name(got)),
          "failures-are-exceptions",
          got);
    }
  }

  private Future<String> fails(Callable<String> work) {
    return onAnotherThread(() -> runOnLoop(loop, work));
  }

  @Test
  void sentence_3_on_the_loop_it_refuses_and_the_work_never_runs() throws Exception {
    var work = new HeldWork();
    work.release.countDown();
    var runsAtOnce = new AtomicInteger();
    io.netty.util.concurrent.Future<String> asker =
        loop.submit(() -> {
          try {
            return runOnLoop(loop, work);
          } finally {
            runsAtOnce.set(work.runs.get());
          }
        });
    verdict.await(
        asker,
        () ->
            work.runs.get() == 0
                ? verdict.refuse(
                    "Called on the loop, it never returns, and the work never begins.",
                    "a-loop-can-wait-for-itself")
                : verdict.refuse("Called on the loop, it had the work done, and never returns."));
    if (runsAtOnce.get() > 0 && work.thread.equals(threadOf(loop))) {
      throw verdict.refuse(
          "Called on the loop, it ran the work at once.", "on-the-loop-one-need-not-queue");
    }
    if (runsAtOnce.get() > 0) {
      throw verdict.refuse("Called on the loop, it had the work done by another thread.");
    }
    if (asker.isSuccess()) {
      throw verdict.refuse("Called on the loop, it returned as if the work were done.");
    }
    if (!(asker.cause() instanceof IllegalStateException)) {
      throw verdict.refuse(
          "Called on the loop, it refused with %s.".formatted(name(asker.cause())), asker.cause());
    }
    turn(); // behind whatever the asker has queued
    if (work.runs.get() > 0) {
      throw verdict.refuse(
          "Called on the loop, it refused, and then the work ran all the same.",
          "a-refusal-takes-the-work-back");
    }
  }

  /// What it throws then is left open: a caller that is interrupted may throw anything.
  @Test
  void sentence_3_also_if_the_interrupt_flag_is_set() throws Exception {
    var work = new HeldWork();
    work.release.countDown();
    io.netty.util.concurrent.Future<String> asker =
        loop.submit(() -> {
          Thread.currentThread().interrupt();
          try {
            return runOnLoop(loop, work);
          } finally {
            boolean _ = Thread.interrupted();
          }
        });
    String observed = "Called on the loop, whose interrupt flag was set, it ";
    verdict.await(asker, observed + "never returns.");
    Verdict.throwToDo(asker);
    turn();
    if (work.runs.get() > 0) {
      throw verdict.refuse(
          observed
              + "%s, and the work ran all the same."
                  .formatted(asker.isSuccess() ? "returned" : "threw " + name(asker.cause())),
          asker.cause() instanceof InterruptedException ? "the-loop-is-looked-at-first" : null);
    }
  }

  /// Exceptions and errors come as they should: it is this one that doesn't.
  @Test
  void sentence_2_also_an_interrupted_exception() throws Exception {
    String belief = "an-interrupted-exception-is-the-callers";
    var thrown = new InterruptedException("the work's own");
    Throwable got = thrownBy(thrown, belief);
    if (!got.equals(thrown)) {
      throw verdict.refuse(
          "The work threw \"%s\", and its caller got \"%s\".".formatted(thrown, got), belief, got);
    }
  }

  /// Two exceptions of which a CompletableFuture makes something else. Last, because most answers
  /// through such a future come to grief here, and what else is wrong with them matters more.
  @Test
  void sentence_2_whatever_the_exception() throws Exception {
    var cancellation = new CancellationException("the ham was cancelled");
    Throwable got = thrownBy(cancellation);
    if (!got.equals(cancellation) && isMadeByACompletableFuture(got)) {
      throw verdict.refuse(
          "The work threw \"%s\", and its caller got another one: \"%s\"."
              .formatted(cancellation, got),
          "a-future-throws-what-it-was-given");
    }
    new Rethrown(verdict).expectThrown(cancellation, got);
    var completion = new CompletionException(new IOException("no ham"));
    new Rethrown(verdict).expectThrown(completion, thrownBy(completion));
  }

  private static boolean isMadeByACompletableFuture(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .limit(1)
        .anyMatch(frame -> frame.getClassName().equals(CompletableFuture.class.getName()));
  }

  private Throwable thrownBy(Exception thrown) throws InterruptedException {
    return thrownBy(thrown, null);
  }

  private Throwable thrownBy(Exception thrown, String belief) throws InterruptedException {
    Future<String> answer =
        fails(() -> {
          throw thrown;
        });
    String observed = "The work threw \"%s\", and its caller ".formatted(thrown);
    verdict.await(answer, () -> verdict.refuse(observed + "still waits.", belief));
    if (answer.state() == Future.State.SUCCESS) {
      throw verdict.refuse(observed + "got %s.".formatted(quoted(answer.resultNow())));
    }
    return answer.exceptionNow();
  }

  /// When it returns, the loop has run what was queued, and what that queued.
  private void turn() throws Exception {
    for (int i = 0; i < 2; i++) {
      verdict.await(loop.submit(() -> {}), "The loop stands still.");
    }
  }

  private Thread threadOf(EventLoop loop) throws Exception {
    return verdict.get(loop.submit(Thread::currentThread), "The loop stands still.");
  }
}

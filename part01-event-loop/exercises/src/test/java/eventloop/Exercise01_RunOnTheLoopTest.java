package eventloop;

import static eventloop.Exercise01_RunOnTheLoop.runOnLoop;
import static exercise.Verdict.onAnotherThread;
import static java.util.concurrent.TimeUnit.SECONDS;

import exercise.Verdict;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences.
class Exercise01_RunOnTheLoopTest {

  private final Verdict verdict = new Verdict(Exercise01_RunOnTheLoop.class);

  /// Its thread is a daemon: a loop that is stuck shall not keep the JVM.
  private final EventLoop loop =
      new SingleThreadIoEventLoop(
          null, Thread.ofPlatform().daemon().name("loop").factory(), NioIoHandler.newFactory());

  @BeforeEach
  void start() throws Exception {
    turn();
  }

  @AfterEach
  void close() {
    io.netty.util.concurrent.Future<?> _ =
        loop.shutdownGracefully(0, 0, SECONDS); // which would wait for ever if it is stuck
  }

  @Test
  void sentence_1_the_work_runs_once_on_the_loop_and_its_value_is_waited_for() throws Exception {
    var work = new HeldWork();
    var caller = new Caller(work);

    caller.untilItWaitsOrIsDone(work);
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
    if (!work.thread.equals(loopThread())) {
      throw verdict.refuse("The work ran on a thread that is not the loop's.");
    }
    expect("ham", value);
    turn();
    if (work.runs.get() != 1) {
      throw verdict.refuse("The work ran %s times for one caller.".formatted(work.runs));
    }
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
    verdict.await(
        answer,
        () ->
            verdict.refuse(
                "The work threw, and its caller still waits.", "a-failure-shows-itself"));
    if (answer.state() == Future.State.SUCCESS) {
      throw verdict.refuse(
          "The work threw, and its caller got %s.".formatted(quoted(answer.resultNow())),
          "a-failure-shows-itself");
    }
    Throwable got = answer.exceptionNow();
    if (got.equals(thrown.getCause())) {
      throw verdict.refuse(
          "The work threw \"%s\", and its caller got the cause of that: \"%s\"."
              .formatted(thrown, got),
          "the-last-cause-is-what-was-thrown");
    }
    if (thrown.equals(got.getCause())
        && (got instanceof ExecutionException || got instanceof CompletionException)) {
      throw verdict.refuse(
          "The work threw %s, and its caller got %s with that inside."
              .formatted(name(thrown), name(got)),
          "a-failure-comes-as-it-was-thrown");
    }
    if (thrown.equals(got.getCause())) {
      throw verdict.refuse(
          "The work threw %s, and its caller got %s with that inside."
              .formatted(name(thrown), name(got)),
          "a-wrapper-does-no-harm");
    }
    if (!got.equals(thrown)) {
      throw verdict.refuse(
          "The work threw \"%s\", and its caller got \"%s\".".formatted(thrown, got), got);
    }
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
    if (runsAtOnce.get() > 0 && work.thread.equals(loopThread())) {
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

  /// When it returns, the loop has run what was queued, and what that queued.
  private void turn() throws Exception {
    for (int i = 0; i < 2; i++) {
      verdict.await(loop.submit(() -> {}), "The loop stands still.");
    }
  }

  private Thread loopThread() throws Exception {
    return verdict.get(loop.submit(Thread::currentThread), "The loop stands still.");
  }

  private static String quoted(String value) {
    return value == null ? "null" : '"' + value + '"';
  }

  /// With its article.
  private static String name(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return ("AEIOU".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
  }

  /// Ends when it may.
  private static final class HeldWork implements Callable<String> {
    final CountDownLatch release = new CountDownLatch(1);
    final AtomicInteger runs = new AtomicInteger();
    volatile Thread thread;

    @Override
    public String call() throws InterruptedException {
      thread = Thread.currentThread();
      runs.incrementAndGet();
      release.await();
      return "ham";
    }
  }

  /// A thread that asks for the work's value.
  private final class Caller {
    final Future<String> answer;
    volatile Thread thread;

    Caller(HeldWork work) {
      answer =
          onAnotherThread(() -> {
            thread = Thread.currentThread();
            return runOnLoop(loop, work);
          });
    }

    void untilItWaitsOrIsDone(HeldWork work) throws InterruptedException {
      BooleanSupplier reached = () -> answer.isDone() || (work.thread != null && isWaiting());
      try {
        verdict.await(reached, "The caller is busy.");
      } catch (AssertionError busy) {
        // or it waits by looking again and again, which it may
        if (work.thread == null) {
          throw verdict.refuse("The work was never run.");
        }
      }
    }

    private boolean isWaiting() {
      return switch (thread.getState()) {
        case WAITING, TIMED_WAITING -> true;
        case NEW, RUNNABLE, BLOCKED, TERMINATED -> false;
      };
    }
  }
}

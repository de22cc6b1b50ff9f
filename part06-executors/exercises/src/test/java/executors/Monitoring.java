package executors;

import exercise.Handed;
import exercise.Settled;
import exercise.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/// Starts and closes monitors for the tests of exercise 4, and asks them.
class Monitoring {

  /// For a closer that waits in a way that is not known here.
  static final Duration LONG_CLEAN_UP = Duration.ofSeconds(6);

  final Verdict verdict = new Verdict(Exercise04_AMonitorOfItsOwn.class);
  final Monitored monitored = new Monitored();
  final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void release() {
    release.countDown();
    monitored.endPause();
    monitored.made.forEach(Thread::interrupt);
  }

  Exercise04_AMonitorOfItsOwn<String> monitor() {
    return new Exercise04_AMonitorOfItsOwn<>(monitored, monitored::pause, monitored);
  }

  static final class Call extends FutureTask<Boolean> {
    final Thread thread;

    Call(Runnable call) {
      super(call, true);
      thread = Thread.ofPlatform().name("caller").daemon().start(this);
    }

    /// Whether it has not returned when it has come as far as it can.
    boolean waits() {
      Settled.await(thread, this::isDone);
      return !isDone();
    }
  }

  void start(Exercise04_AMonitorOfItsOwn<String> monitor) throws Exception {
    var start = new Call(monitor::start);
    verdict.get(
        start,
        () ->
            monitored.checkers.contains(start.thread)
                ? verdict.refuse(
                    "The thread that called `start` checks, and pauses, itself.",
                    "run-starts-a-thread")
                : verdict.refuse("Ten seconds later `start` has not returned."));
  }

  /// Starts a monitor, whose first check still runs.
  Exercise04_AMonitorOfItsOwn<String> inACheck() throws Exception {
    var monitor = monitor();
    start(monitor);
    awaitEvent("check 1", "It is started, and nothing is checked.");
    return monitor;
  }

  /// Starts a monitor, which is in the pause after its first check.
  Exercise04_AMonitorOfItsOwn<String> inAPause() throws Exception {
    var monitor = monitor();
    start(monitor);
    awaitEvent("pause 1", "There is no pause after the first check.");
    return monitor;
  }

  void awaitEvent(String event, String ifNot) throws InterruptedException {
    verdict.await(() -> monitored.hasBegun(event), ifNot);
  }

  /// A check waits until it is interrupted, and then does what it is told.
  void onCheckWhenInterrupted(int number, Callable<String> then) {
    monitored.onCheck(
        number,
        () -> {
          try {
            release.await();
            return "ham";
          } catch (InterruptedException e) {
            return then.call();
          }
        });
  }

  /// As a check that swallows an interrupt and goes on for a while.
  String cleanUp() {
    awaitReleaseQuietly();
    return "late ham";
  }

  void awaitReleaseQuietly() {
    boolean interrupted = true;
    while (interrupted) {
      try {
        release.await();
        interrupted = false;
      } catch (InterruptedException e) {
        // waits on
      }
    }
  }

  /// What `last` returns, which it has to do at once.
  String last(Exercise04_AMonitorOfItsOwn<String> monitor, String observed) throws Exception {
    var last = new String[1];
    var call = new Call(() -> last[0] = monitor.last());
    verdict.get(
        call,
        () ->
            Settled.waits(call.thread)
                ? verdict.refuse(
                    observed + " A thread that asks for it waits.", "a-lock-does-no-harm")
                : verdict.refuse(observed + " A thread that asks for it has no answer."));
    return last[0];
  }

  void expectLast(Exercise04_AMonitorOfItsOwn<String> monitor, String value, String observed)
      throws Exception {
    expectLast(monitor, value, observed, null, null);
  }

  /// Has a belief for one wrong value.
  void expectLast(
      Exercise04_AMonitorOfItsOwn<String> monitor,
      String value,
      String observed,
      String wrong,
      String belief)
      throws Exception {
    String last = last(monitor, observed);
    if (Objects.equals(last, value)) {
      return;
    }
    observed += " `last` returned " + last + ".";
    throw belief != null && wrong.equals(last)
        ? verdict.refuse(observed, belief)
        : verdict.refuse(observed);
  }

  /// A check that throws is followed by a pause, and the next check.
  void expectToGoOn(Throwable thrown, String beliefIfUncaught) throws Exception {
    monitored.onCheck(2, () -> Handed.fail(thrown));
    monitored.onCheck(
        3,
        () -> {
          awaitReleaseQuietly();
          return "ham 3";
        });
    var monitor = inAPause();
    monitored.endPause();
    String observed = "The second check threw %s.".formatted(thrown);
    BooleanSupplier goesOn = () -> monitored.hasBegun("pause 2") || monitored.hasBegun("check 3");
    verdict.await(
        () -> goesOn.getAsBoolean() || monitored.hasEnded(),
        observed + " After it there is neither a pause nor a check.");
    if (!goesOn.getAsBoolean()) {
      throw monitored.uncaught.contains(thrown)
          ? verdict.refuse(
              observed + " Nothing caught it, and the thread has ended.", beliefIfUncaught)
          : verdict.refuse(
              observed + " It was caught, and the thread has ended.", "what-is-caught-goes-on");
    }
    if (!monitored.hasBegun("pause 2")) {
      throw verdict.refuse(
          observed + " The next check began without a pause.", "a-failure-needs-no-pause");
    }
    if (monitor.last() == null) {
      throw verdict.refuse(
          observed + " The one before had returned ham 1, and `last` returns null now.",
          "a-failure-is-a-result");
    }
    expectLast(monitor, "ham 1", observed + " The one before had returned ham 1.");
    monitored.endPause();
    awaitEvent("check 3", observed + " After the pause there is no check.");
  }

  /// Refuses a monitor that goes on after this check, which was to be the last one.
  void awaitEnd(Call close, int check, String observed, String beliefIfItGoesOn) throws Exception {
    String next = "check " + (check + 1);
    Supplier<AssertionError> refusal =
        () -> {
          boolean goesOn = monitored.hasBegun("pause " + check) || monitored.hasBegun(next);
          return goesOn
              ? verdict.refuse(observed + " The monitor goes on.", beliefIfItGoesOn)
              : verdict.refuse(observed + " The thread does not end.");
        };
    // A closer may interrupt the thread again, in its pause.
    verdict.await(() -> close.isDone() || monitored.hasBegun(next), refusal);
    if (monitored.hasBegun(next)) {
      throw refusal.get();
    }
    verdict.get(close, refusal);
    verdict.await(monitored::hasEnded, refusal);
  }

  /// After a check that is not the end, whatever it makes of its own interrupt.
  void expectPause(int number, String observed) throws Exception {
    observed += " Nothing had closed the monitor.";
    String next = "check " + (number + 1);
    verdict.await(
        () ->
            monitored.hasBegun(next)
                || monitored.hasBegun("pause " + number)
                || monitored.hasEnded(),
        observed + " After it there is neither a pause nor a check.");
    if (monitored.hasBegun(next)) {
      throw verdict.refuse(observed + " The next check began without a pause.");
    }
    if (!monitored.hasBegun("pause " + number)) {
      throw verdict.refuse(observed + " The thread has ended.", "an-interrupt-means-the-end");
    }
  }

  /// Until the closer waits without a limit, or is back.
  static void awaitWaiting(Call close) {
    long end = System.nanoTime() + LONG_CLEAN_UP.toNanos();
    boolean forEver = false;
    while (close.waits() && !forEver && System.nanoTime() - end < 0) {
      forEver =
          close.thread.getState() == Thread.State.WAITING
              || Settled.runs(close.thread, "awaitTermination");
    }
  }
}

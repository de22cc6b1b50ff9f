package executors;

import exercise.Settled;
import exercise.Verdict;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
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

  void awaitEvent(String event, String ifNot) throws InterruptedException {
    verdict.await(() -> monitored.hasBegun(event), ifNot);
  }

  /// The first check waits until it is interrupted, and then does what it is told.
  void onFirstCheckWhenInterrupted(Callable<String> then) {
    monitored.onCheck(
        1,
        () -> {
          try {
            release.await();
            return "ham";
          } catch (InterruptedException e) {
            return then.call();
          }
        });
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

  static Path folder(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  void expectLast(Exercise04_AMonitorOfItsOwn<String> monitor, String value, String observed)
      throws Exception {
    var last = new String[1];
    var call = new Call(() -> last[0] = monitor.last());
    verdict.get(
        call,
        () ->
            Settled.waits(call.thread)
                ? verdict.refuse(
                    observed + " A thread that asks for it waits.", "a-lock-does-no-harm")
                : verdict.refuse(observed + " A thread that asks for it has no answer."));
    if (!Objects.equals(last[0], value)) {
      throw verdict.refuse(observed + " `last` returned " + last[0] + ".");
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

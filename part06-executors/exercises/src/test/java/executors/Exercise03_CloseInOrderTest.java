package executors;

import exercise.Settled;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. What must not come too early is compared
/// with the clock; a slow machine only makes it later.
class Exercise03_CloseInOrderTest extends Closing {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void sentence_1_what_is_accepted_goes_on_and_nothing_more_is_accepted() throws Exception {
    begin();
    var closer = new Closer(LONG);
    if (!closer.waits()) {
      throwOn(closer);
    }
    if (running.isInterrupted()) {
      throw verdict.refuse(
          "The grace is a minute, and the work that ran was interrupted at once.",
          "closing-is-stopping");
    }
    if (closer.isBack()) {
      throw service.isShutdown()
          ? verdict.refuse(
              "`close` has returned, and work that it had accepted still runs.", "shutdown-waits")
          : verdict.refuse("`close` has returned, and the service is as it was.");
    }
    if (isAccepted(() -> {})) {
      String observed = "While the closer waits, the service accepts more work.";
      throw Settled.runs(closer.thread, "awaitTermination")
          ? verdict.refuse(observed, "waiting-is-closing")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_1_also_while_another_service_is_closed() throws Exception {
    begin();
    new Closer(LONG).waits();
    var two = new Closing();
    try {
      two.begin();
      var closer = two.new Closer(LONG);
      verdict.await(
          () -> two.service.isShutdown() || closer.isBack(),
          () -> {
            String observed =
                "A thread waits in `close` of a service, for its work. Another thread has called"
                    + " `close` of a second service, which accepts more work.";
            return waitsForALock(closer.thread)
                ? verdict.refuse(
                    observed + " That thread waits for a lock.", "a-method-for-one-at-a-time")
                : verdict.refuse(observed);
          });
      two.throwOn(closer);
    } finally {
      two.release();
    }
  }

  private static boolean waitsForALock(Thread thread) {
    return thread.getState() == Thread.State.BLOCKED || Settled.runs(thread, "lock");
  }

  @Test
  void sentence_1_when_all_has_ended_close_returns() throws Exception {
    begin();
    var closer = new Closer(LONG);
    closer.waits();
    running.mayEnd.countDown();
    waiting.mayEnd.countDown();
    last.mayEnd.countDown();
    var list =
        closer.returned(() -> {
          String observed =
              "All work has ended, and its closer still waits for the grace to be over";
          return Settled.runs(closer.thread, "sleep")
              ? verdict.refuse(observed + ", in `sleep`.", "a-grace-is-slept")
              : verdict.refuse(observed + ".");
        });
    if (!waiting.hasBegun() || !last.hasBegun()) {
      throw verdict.refuse(
          "Work that waited for a thread was given up, when the work before it had ended in time.");
    }
    if (!list.isEmpty()) {
      throw verdict.refuse(
          "All work was done, and `close` returned a list of %d.".formatted(list.size()));
    }
    verdict.await(service::isTerminated, "`close` has returned, and the service has not ended.");
  }

  @Test
  void sentence_2_after_the_grace_what_runs_is_interrupted() throws Exception {
    begin();
    var closer = new Closer(SHORT);
    expectInterruptAfterGrace(closer, () -> notInterrupted(closer));
  }

  private void expectInterruptAfterGrace(Closer closer, Supplier<AssertionError> ifNot)
      throws Exception {
    awaitInterrupt(running, closer, ifNot);
    if (running.interruptedAt - closer.calledAt < SHORT.toNanos()) {
      throw tooEarly();
    }
    if (waiting.hasBegun()) {
      throw verdict.refuse("The grace was over, and work that had not begun has begun.");
    }
  }

  private void awaitInterrupt(Work work, Closer closer, Supplier<AssertionError> ifNot)
      throws Exception {
    verdict.await(() -> work.isInterrupted() || closer.isBack(), ifNot);
    throwOn(closer);
    verdict.await(work.interrupted, ifNot);
  }

  private AssertionError notInterrupted(Closer closer) {
    String observed = "The grace was over long ago, and the work that runs was not interrupted.";
    if (closer.isBack()) {
      return verdict.refuse(observed + " `close` has returned.", "out-of-time-is-stopped");
    }
    observed += " The closer still waits";
    return isInTheServicesClose(closer.thread)
        ? verdict.refuse(observed + ", in the service's `close`.", "close-has-a-limit")
        : verdict.refuse(observed + ".");
  }

  /// Whether the thread is in the service's method, which the exercise's own is named like.
  private static boolean isInTheServicesClose(Thread thread) {
    for (var frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("close")
          && frame.getClassName().startsWith("java.util.concurrent")) {
        return true;
      }
    }
    return false;
  }

  /// Tries another grace, of 1.9 s. One that has lost its fraction is over after 1 s.
  private AssertionError tooEarly() throws Exception {
    String observed = "The work was interrupted before the grace was over.";
    var again = new Closing();
    try {
      again.service.execute(again.running);
      verdict.await(again.running.begun, "The work has not begun.");
      Duration grace = Duration.ofMillis(1_900);
      var closer = again.new Closer(grace);
      verdict.await(again.running.interrupted, observed);
      long after = again.running.interruptedAt - closer.calledAt;
      return after < grace.toNanos() && after >= Duration.ofSeconds(1).toNanos()
          ? verdict.refuse(observed, "a-limit-is-in-seconds")
          : verdict.refuse(observed);
    } finally {
      again.release();
    }
  }

  @Test
  void sentence_2_all_that_runs() throws Exception {
    var two = new Closing();
    try {
      two.service.setMaximumPoolSize(2);
      two.service.setCorePoolSize(2);
      two.service.execute(two.running);
      two.service.execute(two.waiting);
      verdict.await(two.running.begun, "The work has not begun.");
      verdict.await(two.waiting.begun, "The work has not begun.");
      var closer = two.new Closer(SHORT);
      for (Work work : List.of(two.running, two.waiting)) {
        awaitInterrupt(
            work,
            closer,
            () ->
                verdict.refuse(
                    "Two pieces of work ran. The grace was over long ago, and one was not"
                        + " interrupted."));
      }
    } finally {
      two.release();
    }
  }

  @Test
  void sentence_3_what_never_began_is_returned() throws Exception {
    service.execute(running);
    verdict.await(running.begun, "The work has not begun.");
    service.execute(waiting);
    var future = service.submit(() -> "ham");
    service.execute(last);
    service.execute(last);
    var closer = new Closer(SHORT);
    running.cleanUpMayEnd.countDown();
    expectNeverBegun(closer, "Four pieces of work never began");
    waiting.mayEnd.countDown();
    last.mayEnd.countDown();
    closer.call.resultNow().forEach(Runnable::run);
    if (future.state() != Future.State.SUCCESS) {
      String observed =
          "The caller ran what never began. The future of what was submitted is %s then."
              .formatted(future.state());
      throw future.isCancelled()
          ? verdict.refuse(observed, "what-never-began-is-cancelled")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_close_returns_when_interrupted_work_has_ended() throws Exception {
    var grace = Duration.ofMillis(100);
    service.shortWaits = true;
    service.mayGiveUpWithin = grace.multipliedBy(2);
    begin();
    var closer = new Closer(grace);
    awaitInterrupt(
        running,
        closer,
        () -> verdict.refuse("The grace was over, and the work was not interrupted."));
    awaitWaiting(closer);
    if (closer.isBack()) {
      String observed = "The work was interrupted, and was cleaning up when `close` returned.";
      throw switch (service.waitsAfterStop) {
        case 0 -> verdict.refuse(observed, "shutdown-now-ends-the-work");
        case 1 ->
            verdict.refuse(
                observed + " The closer did wait for a while.", "a-clean-up-takes-a-moment");
        default ->
            verdict.refuse(
                observed + " The closer did wait, again and again.", "what-goes-on-is-hopeless");
      };
    }
    running.cleanUpMayEnd.countDown();
    closer.returned(() -> verdict.refuse("The work has ended, and its closer still waits."));
  }

  @Test
  void sentence_5_an_interrupted_closer_interrupts_what_runs() throws Exception {
    begin();
    var closer = new Closer(LONG);
    closer.waits();
    closer.thread.interrupt();
    awaitInterrupt(
        running,
        closer,
        () -> {
          String observed = "The closer was interrupted, and the work that runs was not.";
          if (closer.isBack()) {
            return verdict.refuse(
                observed + " `close` has returned.", "an-interrupt-is-for-the-closer-alone");
          }
          var limit = service.waitsAgainFor;
          return limit != null && limit.compareTo(LONG) <= 0
              ? verdict.refuse(
                  observed
                      + " The closer waits again, with a limit of %d s."
                          .formatted(limit.toSeconds()),
                  "an-interrupt-can-wait")
              : verdict.refuse(observed + " The closer still waits.");
        });
  }

  @Test
  void sentence_5_and_waits_until_it_has_ended() throws Exception {
    service.shortWaits = true;
    begin();
    var closer = new Closer(LONG);
    closer.waits();
    closer.thread.interrupt();
    awaitInterrupt(running, closer, () -> verdict.refuse("The work was not interrupted."));
    awaitWaiting(closer);
    if (closer.isBack()) {
      throwOn(closer);
      String observed =
          "The closer was interrupted, and then the work, which was cleaning up when `close` returned.";
      if (service.waitedInterrupted) {
        throw verdict.refuse(
            observed + " The closer had set its interrupt flag again, and then waited.",
            "the-flag-is-restored-first");
      }
      throw service.waitsAfterStop > 0
          ? verdict.refuse(observed)
          : verdict.refuse(observed, "an-interrupted-closer-has-no-time");
    }
    running.cleanUpMayEnd.countDown();
    expectNeverBegun(closer, "The closer was interrupted, two pieces of work never began");
    expectFlag(closer, "The closer was interrupted during the grace.");
  }

  private void expectFlag(Closer closer, String observed) {
    if (!closer.leftInterrupted) {
      throw verdict.refuse(
          observed + " When `close` returned, its interrupt flag was not set.",
          "an-interrupt-may-be-swallowed");
    }
  }

  @Test
  void sentence_5_also_while_it_waits_for_a_clean_up() throws Exception {
    begin();
    var closer = new Closer(SHORT);
    awaitInterrupt(
        running,
        closer,
        () -> verdict.refuse("The grace was over, and the work was not interrupted."));
    for (String times : List.of("", " once more")) {
      closer.waits();
      Settled.interrupt(closer.thread, closer::isBack);
      if (!closer.waits()) {
        throwOn(closer);
        throw verdict.refuse(
            "The closer was interrupted%s while it waited for the work to clean up. `close` returned,"
                    .formatted(times)
                + " and the work was still cleaning up.",
            "only-the-grace-is-interrupted");
      }
    }
    running.cleanUpMayEnd.countDown();
    expectNeverBegun(closer, "Two pieces of work never began");
    expectFlag(closer, "The closer was interrupted while it waited for the work to clean up.");
  }

  @Test
  void sentence_5_also_before_the_call() throws Exception {
    begin();
    running.cleanUpMayEnd.countDown();
    var closer = new Closer(LONG, () -> Thread.currentThread().interrupt());
    String observed = "The closer had been interrupted when it called `close`.";
    awaitInterrupt(
        running,
        closer,
        () -> verdict.refuse(observed + " The work that runs was not interrupted."));
    expectNeverBegun(closer, observed + " Two pieces of work never began");
    if (!closer.leftInterrupted) {
      throw verdict.refuse(observed + " When `close` returned, its interrupt flag was not set.");
    }
  }

  @Test
  void sentence_6_what_is_shut_down_already_is_closed() throws Exception {
    begin();
    service.shutdown();
    var closer = new Closer(SHORT);
    if (!closer.waits() && !running.isInterrupted()) {
      throwOn(closer);
      throw verdict.refuse(
          "The service was shut down before, and its work ran. `close` returned at once.",
          "shut-down-is-ended");
    }
    expectInterruptAfterGrace(
        closer,
        () -> {
          String observed =
              "The service was shut down before, and its work ran. The grace was over long ago, and"
                  + " the work was not interrupted.";
          return closer.isBack()
              ? verdict.refuse(observed + " `close` has returned.")
              : verdict.refuse(observed + " The closer still waits.", "a-shutdown-is-seen-through");
        });
    running.cleanUpMayEnd.countDown();
    expectNeverBegun(closer, "Two pieces of work never began");
  }

  @Test
  void sentence_6_what_is_closed_can_be_closed_again() throws Exception {
    begin();
    running.cleanUpMayEnd.countDown();
    new Closer(SHORT)
        .returned(() -> verdict.refuse("The work has ended, and its closer still waits."));
    var again =
        new Closer(LONG)
            .returned(() -> verdict.refuse("The service was closed, and a second closer waits."));
    if (!again.isEmpty()) {
      throw verdict.refuse(
          "The service was closed twice, and the second `close` returned %d pieces of work."
              .formatted(again.size()));
    }
  }
}

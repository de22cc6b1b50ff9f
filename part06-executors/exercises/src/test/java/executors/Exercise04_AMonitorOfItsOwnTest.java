package executors;

import exercise.Handed;
import exercise.Settled;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. Checks and pauses end when the test lets
/// them.
class Exercise04_AMonitorOfItsOwnTest extends Monitoring {

  @Test
  void sentence_1_a_thread_checks_and_pauses() throws Exception {
    var monitor = monitor();
    start(monitor);
    verdict.await(() -> !monitored.events.isEmpty(), "It is started, and nothing is checked.");
    if (monitored.events.getFirst().equals("pause 1")) {
      throw verdict.refuse("It is started, and has begun with a pause.");
    }
    if (!monitored.made.contains(monitored.checkers.getFirst())) {
      throw verdict.refuse(
          "The thread that checks was not made by `threads`.", "any-thread-will-do");
    }
    for (int number = 1; number <= 3; number++) {
      awaitEvent("pause " + number, "There is no pause after check " + number + ".");
      monitored.endPause();
      awaitEvent("check " + (number + 1), "There is no check after pause " + number + ".");
    }
    awaitEvent("pause 4", "There is no pause after check 4.");
    var expected =
        List.of(
            "check 1", "pause 1", "check 2", "pause 2", "check 3", "pause 3", "check 4", "pause 4");
    if (!monitored.events.equals(expected)) {
      throw verdict.refuse("Things began in the order " + monitored.events + ".");
    }
  }

  @Test
  void sentence_1_one_thread_however_often_it_is_started() throws Exception {
    var monitor = inAPause();
    start(monitor);
    if (monitored.started() > 1) {
      throw verdict.refuse("It was started twice, and has two threads.", "start-is-called-once");
    }
  }

  @Test
  void sentence_1_also_by_two_threads_at_once() throws Exception {
    var monitor = monitor();
    monitored.whileMaking = this::awaitReleaseQuietly;
    var one = new Call(monitor::start);
    verdict.await(() -> monitored.making.get() > 0 || one.isDone(), "`start` waits.");
    var other = new Call(monitor::start);
    other.waits();
    release.countDown();
    verdict.get(one, "Ten seconds later `start` has not returned.");
    verdict.get(other, "Ten seconds later `start` has not returned.");
    if (monitored.started() > 1) {
      throw verdict.refuse(
          "Two threads started it at once, and it has two threads.", "what-it-saw-is-still-so");
    }
  }

  @Test
  void sentence_2_last_is_the_last_result() throws Exception {
    monitored.onCheck(
        3,
        () -> {
          awaitReleaseQuietly();
          return "ham 3";
        });
    var monitor = monitor();
    expectLast(monitor, null, "Nothing was checked.");
    start(monitor);
    awaitEvent("pause 1", "There is no pause after the first check.");
    expectLast(monitor, "ham 1", "One check returned ham 1, and then the pause began.");
    monitored.endPause();
    awaitEvent("pause 2", "There is no pause after the second check.");
    expectLast(monitor, "ham 2", "The second check returned ham 2, and then the pause began.");
    monitored.endPause();
    awaitEvent("check 3", "There is no check after the second pause.");
    expectLast(monitor, "ham 2", "The second check returned ham 2, and the third one still runs.");
  }

  @Test
  void sentence_2_the_last_result_may_be_null() throws Exception {
    monitored.onCheck(2, () -> null);
    var monitor = inAPause();
    monitored.endPause();
    awaitEvent("pause 2", "There is no pause after the second check.");
    expectLast(
        monitor,
        null,
        "One check returned ham 1, the next one null, and then the pause began.",
        "ham 1",
        "null-is-no-result");
  }

  @Test
  void sentence_2_any_thread_sees_it() throws Exception {
    expectLast(monitor(), null, "Nothing was checked."); // or there is still something to do
    if (SpinningReader.seesNothingNew()) {
      throw verdict.refuse(
          "A thread asked for `last` in a loop that the JVM had compiled. A check returned"
              + " something new meanwhile, and ten seconds later the loop had not seen it.",
          "a-field-is-seen-by-all");
    }
  }

  @Test
  void sentence_3_after_an_exception_it_goes_on() throws Exception {
    expectToGoOn(new IOException("no ham"), "a-check-does-not-fail");
  }

  @Test
  void sentence_3_and_after_an_error() throws Exception {
    expectToGoOn(new StackOverflowError("too deep"), "failures-are-exceptions");
  }

  @Test
  void sentence_4_close_ends_a_pause() throws Exception {
    var monitor = inAPause();
    monitored.whenPauseIsInterrupted = this::awaitReleaseQuietly;
    var close = new Call(monitor::close);
    verdict.await(
        () -> monitored.pauseInterrupted.getCount() == 0 || close.isDone(),
        () ->
            verdict.refuse(
                "Its thread was in a pause, and was not interrupted. `close` still waits.",
                "a-flag-ends-a-pause"));
    close.waits(); // and has done by then what it does before it waits
    release.countDown();
    verdict.get(
        close,
        () ->
            verdict.refuse(
                monitored.hasEnded()
                    ? "Its thread has ended, and `close` still waits."
                    : "Its thread was interrupted in a pause, and does not end."));
    verdict.await(
        monitored.pauseInterrupted,
        () ->
            verdict.refuse(
                "Its thread was in a pause, and was not interrupted. `close` has returned.",
                "a-flag-ends-a-pause"));
    verdict.await(monitored::hasEnded, "`close` has returned, and the thread does not end.");
  }

  @Test
  void sentence_4_close_interrupts_a_check_and_waits_for_it() throws Exception {
    var interrupted = new CountDownLatch(1);
    onCheckWhenInterrupted(
        1,
        () -> {
          interrupted.countDown();
          awaitReleaseQuietly();
          throw new InterruptedException();
        });
    var monitor = inACheck();
    var close = new Call(monitor::close);
    verdict.await(
        () -> interrupted.getCount() == 0 || close.isDone(),
        "A check ran when the monitor was closed, and was not interrupted. `close` still waits.");
    if (close.isDone()) {
      verdict.get(close, "It is back, and not back.");
    }
    verdict.await(
        interrupted,
        "A check ran when the monitor was closed, and was not interrupted. `close` has returned.");
    awaitWaiting(close);
    if (close.isDone()) {
      throw verdict.refuse(
          "The check was interrupted, and was cleaning up when `close` returned.",
          "an-interrupt-ends-a-thread");
    }
    release.countDown();
    awaitEnd(
        close,
        1,
        "The check was interrupted, and threw an InterruptedException.",
        "an-interrupt-is-a-failure");
  }

  @Test
  void sentence_4_a_check_that_swallows_the_interrupt_is_the_last_one_too() throws Exception {
    onCheckWhenInterrupted(2, this::cleanUp);
    var monitor = inAPause();
    monitored.endPause();
    awaitEvent("check 2", "There is no check after the first pause.");
    var close = new Call(monitor::close);
    close.waits(); // and has done by then what it does before it waits
    release.countDown();
    String observed = "The check was interrupted, swallowed that, and returned a result.";
    awaitEnd(close, 2, observed, "an-interrupt-is-remembered");
    expectLast(monitor, "late ham", observed, "ham 1", "what-comes-late-is-no-result");
  }

  @Test
  void sentence_4_also_if_it_does_so_before_the_closer_goes_on() throws Exception {
    onCheckWhenInterrupted(1, () -> "ham");
    monitored.whileInterrupting = thread -> Settled.await(thread, () -> false);
    var close = new Call(inACheck()::close);
    verdict.get(
        close,
        () -> {
          String observed =
              "The closer called `interrupt`. Before that returned, the check had ended, and the"
                  + " thread had gone on as far as it could. It does not end";
          return monitored.hasBegun("pause 1") && monitored.pauseInterrupted.getCount() > 0
              ? verdict.refuse(observed + ": it is in a pause.", "the-closer-has-the-next-move")
              : verdict.refuse(observed + ".");
        });
  }

  @Test
  void sentence_4_close_returns_when_the_thread_is_no_longer_alive() throws Exception {
    var left = new CountDownLatch(1);
    monitored.afterTheMonitor =
        () -> {
          left.countDown();
          awaitReleaseQuietly();
        };
    var close = new Call(inAPause()::close);
    verdict.await(() -> left.getCount() == 0 || close.isDone(), "The thread does not end.");
    awaitWaiting(close);
    if (close.isDone()) {
      throw verdict.refuse(
          "`threads` had made a thread that does something after the monitor's code. It was still"
              + " alive when `close` returned.",
          "the-last-line-is-the-end");
    }
    release.countDown();
    verdict.get(close, "Its thread has ended, and `close` still waits.");
  }

  @Test
  void sentence_4_without_close_an_interrupt_is_not_the_end() throws Exception {
    monitored.onCheck(1, () -> Handed.fail(new InterruptedException()));
    monitored.onCheck(
        2,
        () -> {
          Thread.currentThread().interrupt();
          return "ham 2";
        });
    start(monitor());
    expectPause(1, "A check threw an InterruptedException.");
    monitored.endPause();
    expectPause(2, "A check set the interrupt flag of its thread, and returned.");
  }

  @Test
  void sentence_5_a_monitor_may_be_closed_twice() throws Exception {
    var monitor = inAPause();
    verdict.get(new Call(monitor::close), "Its thread has ended, and `close` still waits.");
    verdict.get(new Call(monitor::close), "It is closed, and the second `close` waits.");
  }

  @Test
  void sentence_5_the_second_close_waits_too() throws Exception {
    onCheckWhenInterrupted(1, this::cleanUp);
    var monitor = inACheck();
    var one = new Call(monitor::close);
    one.waits();
    var other = new Call(monitor::close);
    if (!other.waits()) {
      verdict.get(other, "It is back, and not back.");
      throw verdict.refuse(
          "A thread waited in `close`, and the check was cleaning up. Another thread called `close`,"
              + " which returned.",
          "asked-to-end-is-ended");
    }
    if (!one.waits()) {
      throw verdict.refuse(
          "Two threads closed the monitor. The first `close` returned, and the check was cleaning up.");
    }
    release.countDown();
    verdict.get(one, "The check has ended, and `close` still waits.");
    verdict.get(other, "The check has ended, and the second `close` still waits.");
  }

  @Test
  void sentence_5_a_closed_monitor_never_starts() throws Exception {
    var monitor = monitor();
    verdict.get(new Call(monitor::close), "It was never started, and `close` waits.");
    start(monitor);
    monitored.made.forEach(thread -> Settled.await(thread, () -> false));
    if (!monitored.events.isEmpty()) {
      String observed = "It was closed, and then started, and it checks.";
      throw monitored.hasBegun("pause 1")
          ? verdict.refuse(
              observed + " After the check there is a pause.", "nothing-runs-so-nothing-is-closed")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_6_a_check_may_close_its_monitor() throws Exception {
    var self = new Exercise04_AMonitorOfItsOwn<?>[1];
    var closed = new CountDownLatch(1);
    monitored.onCheck(
        1,
        () -> {
          self[0].close();
          closed.countDown();
          return "ham";
        });
    var monitor = monitor();
    self[0] = monitor;
    start(monitor);
    verdict.await(
        () -> closed.getCount() == 0 || monitored.hasEnded() || monitored.hasBegun("pause 1"),
        () ->
            verdict.refuse(
                "A check called `close`, which has not returned: the thread waits.",
                "a-thread-can-wait-for-itself"));
    verdict.await(
        () -> monitored.hasEnded() || monitored.hasBegun("pause 1"),
        "A check closed its monitor, and the thread has not ended.");
    if (monitored.hasBegun("pause 1")) {
      String observed = "A check closed its monitor, and then a pause began.";
      monitored.endPause();
      verdict.await(() -> monitored.hasEnded() || monitored.hasBegun("check 2"), observed);
      throw monitored.hasBegun("check 2")
          ? verdict.refuse(observed + " So did the next check.", "to-return-is-to-close")
          : verdict.refuse(observed);
    }
    verdict.await(closed, "A check called `close`, which threw something.");
    verdict.get(new Call(monitor::close), "It is closed, and another `close` waits.");
  }

  @Test
  void sentence_6_also_while_another_thread_closes_it() throws Exception {
    var self = new Exercise04_AMonitorOfItsOwn<?>[1];
    var called = new CountDownLatch(1);
    onCheckWhenInterrupted(
        1,
        () -> {
          self[0].last();
          self[0].close();
          called.countDown();
          return "ham";
        });
    var monitor = monitor();
    self[0] = monitor;
    start(monitor);
    awaitEvent("check 1", "It is started, and nothing is checked.");
    var close = new Call(monitor::close);
    verdict.await(
        called,
        () ->
            verdict.refuse(
                "A thread closed the monitor. The check was interrupted, and asked for `last`, or closed"
                    + " the monitor too: both threads wait now.",
                "a-lock-may-be-kept-while-waiting"));
    awaitEnd(
        close,
        1,
        "A check closed its monitor while another thread did.",
        "an-interrupt-is-remembered");
  }

  @Test
  void sentence_7_an_interrupted_closer_waits_on() throws Exception {
    onCheckWhenInterrupted(1, this::cleanUp);
    var monitor = inACheck();
    var flag = new boolean[1];
    var close =
        new Call(() -> {
          monitor.close();
          flag[0] = Thread.currentThread().isInterrupted();
        });
    awaitWaiting(close);
    interrupt(close, "", "an-interrupted-closer-has-no-time");
    interrupt(close, " once more", "an-interrupt-comes-once");
    release.countDown();
    verdict.get(close, "The check has ended, and `close` still waits.");
    if (!flag[0]) {
      throw verdict.refuse(
          "The closer was interrupted while it waited. When `close` returned, its interrupt flag was"
              + " not set.",
          "an-interrupt-may-be-swallowed");
    }
  }

  private void interrupt(Call close, String again, String beliefIfItReturns) throws Exception {
    Settled.interrupt(close.thread, close::isDone);
    if (!close.waits()) {
      verdict.get(close, "It is back, and not back.");
      throw verdict.refuse(
          "The closer was interrupted%s while it waited, and `close` returned. The check was still"
                  .formatted(again)
              + " cleaning up.",
          beliefIfItReturns);
    }
  }
}

package executors;

import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import executors.closing.TwoTasks;
import executors.closing.TwoTasks.Fates;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/// An executor is closed with one task running and one in its queue. What becomes of them?
///
/// One might expect that `close` ends things, as it does for a file. It lets them end: it accepts
/// no new task, and returns when all it has are done, the queued ones as well, however long that
/// takes. To an interrupt of the closing thread it answers by interrupting the tasks, and then it
/// goes on waiting for those that run.
///
/// Run `make part_06 STEP=4a`. Watch when `close` returns.
///
/// Trap: `close` of an executor returns at once. In fact, it waits for all tasks, those in the
/// queue too; if its thread is interrupted, it interrupts them.
final class Step04a_CloseWaitsForTheQueueToo {

  static void main() throws InterruptedException {
    say("one task runs for 0.3 s, a second one is in the queue");
    var one = newSingleThreadExecutor();
    var tasks = new TwoTasks(one);
    tasks.letGoAfter(Duration.ofMillis(300));
    say("closed                   %s", closed(one, tasks));
    var other = newSingleThreadExecutor();
    say("closed and interrupted   %s", closedAndInterrupted(other, new TwoTasks(other)));
    timeline();
  }

  /// ALWAYS both done.
  static Fates closed(ExecutorService one, TwoTasks tasks) {
    try (var _ = span("close").waits()) {
      one.close();
    }
    return tasks.fates();
  }

  /// ALWAYS the first interrupted, and the second never begun. The flag of the closing thread is
  /// set again when `close` returns: read it, or pass it on.
  static Fates closedAndInterrupted(ExecutorService one, TwoTasks tasks) {
    Thread.currentThread().interrupt(); // an interrupt that comes while `close` waits does the same
    try (var _ = span("close").waits()) {
      one.close();
    }
    if (!Thread.interrupted()) {
      throw new IllegalStateException("close() has swallowed the interrupt");
    }
    return tasks.fates();
  }
}

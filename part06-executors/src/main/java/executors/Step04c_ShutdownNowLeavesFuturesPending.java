package executors;

import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static java.util.concurrent.TimeUnit.MINUTES;
import static lesson.Lesson.say;

import executors.closing.TwoTasks;
import executors.closing.TwoTasks.Fates;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/// `shutdownNow` interrupts what runs, and takes what is queued out of the queue. What does a
/// thread see that waits for a queued task?
///
/// One might expect a CancellationException. But `shutdownNow` returns the queued tasks as they
/// are, neither run nor cancelled, and it is left to its caller to do something about them. If the
/// caller drops them, their futures stay pending, and a thread that waits for one waits for ever.
///
/// Run `make part_06 STEP=4c`. Watch the state of the second future. `RUNNING` is what it says of a
/// task that is not done, begun or not.
///
/// Trap: `shutdownNow` cancels the tasks in the queue. In fact, it hands them to its caller, and
/// their futures stay pending unless the caller cancels them.
final class Step04c_ShutdownNowLeavesFuturesPending {

  static void main() throws InterruptedException {
    say("one task runs, a second one is in the queue");
    var one = newSingleThreadExecutor();
    say("shutdownNow             %s", dropped(one, new TwoTasks(one)));
    var two = newSingleThreadExecutor();
    say("and the rest cancelled  %s", cancelled(two, new TwoTasks(two)));
    var forkJoin = new ForkJoinPool(1);
    say("a fork-join pool's      %s", dropped(forkJoin, new TwoTasks(forkJoin)));
    ForkJoinPool.commonPool().shutdownNow();
    say("the common pool's       shut down: %s", ForkJoinPool.commonPool().isShutdown());
  }

  /// The mistake, with an executor that has a queue: ALWAYS pending. A fork-join pool cancels what
  /// it has not begun, ALWAYS.
  static Seen dropped(ExecutorService one, TwoTasks tasks) throws InterruptedException {
    one.shutdownNow();
    one.awaitTermination(1, MINUTES);
    return new Seen(tasks.fates(), tasks.queued().state());
  }

  /// The repair. What `submit` puts into the queue is the future itself. ALWAYS cancelled.
  static Seen cancelled(ExecutorService one, TwoTasks tasks) throws InterruptedException {
    for (Runnable task : one.shutdownNow()) {
      if (task instanceof Future<?> future) {
        future.cancel(false);
      }
    }
    one.awaitTermination(1, MINUTES);
    return new Seen(tasks.fates(), tasks.queued().state());
  }

  record Seen(Fates fates, Future.State second) {
    @Override
    public String toString() {
      return "%s, its future: %s".formatted(fates, second);
    }
  }
}

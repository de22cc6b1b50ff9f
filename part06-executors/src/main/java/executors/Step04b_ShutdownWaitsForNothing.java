package executors;

import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static lesson.Lesson.say;

import executors.closing.TwoTasks;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/// `shutdown` has returned. Has the work ended?
///
/// One might expect so from its name. It only closes the entrance: new tasks are rejected, what
/// runs goes on, and what is queued is still to come. `awaitTermination` waits for the end, for as
/// long as it is told, and says whether it came. With `shutdownNow` behind it they make an end that
/// takes no longer than it may.
///
/// Run `make part_06 STEP=4b`. Watch what the tasks do after `shutdown`.
///
/// Trap: After `shutdown` the queued tasks are dropped. In fact, they still run: `shutdown` refuses
/// new tasks, and waits for nothing.
final class Step04b_ShutdownWaitsForNothing {

  static void main() throws InterruptedException {
    say("one task runs, a second one is in the queue");
    var one = newSingleThreadExecutor();
    var tasks = new TwoTasks(one);
    one.shutdown();
    say("after shutdown          %s; a new one is %s", tasks.fates(), newcomer(one));
    tasks.letGo();
    boolean ended = one.awaitTermination(1, MINUTES);
    say("after awaitTermination  %s; it returns %s", tasks.fates(), ended);

    var grace = Duration.ofMillis(200);
    var willing = newSingleThreadExecutor();
    var _ = new TwoTasks(willing);
    say("end, grace 0.2 s        %s", end(willing, grace));
    var deaf = newSingleThreadExecutor();
    var stop = new CountDownLatch(1);
    deaf.execute(() -> ignoreInterruptsUntil(stop));
    say("a task that is deaf     %s", end(deaf, grace));
    stop.countDown();
  }

  static String newcomer(ExecutorService executor) {
    try {
      executor.execute(() -> {});
      return "accepted";
    } catch (RejectedExecutionException e) {
      return "rejected";
    }
  }

  /// The repair for a program that has to end: each wait has a limit. ALWAYS returns within twice
  /// the grace, whatever the tasks do.
  static String end(ExecutorService executor, Duration grace) throws InterruptedException {
    executor.shutdown();
    if (executor.awaitTermination(grace.toMillis(), MILLISECONDS)) {
      return "they ended by themselves";
    }
    int neverBegun = executor.shutdownNow().size();
    if (executor.awaitTermination(grace.toMillis(), MILLISECONDS)) {
      return "they ended when they were interrupted; never begun: " + neverBegun;
    }
    return "they run on, and this line is for the log";
  }

  static void ignoreInterruptsUntil(CountDownLatch stop) {
    while (stop.getCount() > 0) {
      try {
        stop.await();
      } catch (InterruptedException e) {
        // the mistake: it goes on
      }
    }
  }
}

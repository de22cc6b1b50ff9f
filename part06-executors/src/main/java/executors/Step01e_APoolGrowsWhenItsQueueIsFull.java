package executors;

import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;

/// A pool may have one thread to three. Five tasks come that take long. How many threads does it
/// start?
///
/// One might expect three: there is work, and more threads are allowed. But a `ThreadPoolExecutor`
/// with `corePoolSize` threads puts a task into its queue first. It starts a thread beyond these
/// only when the queue refuses the task. A `LinkedBlockingQueue` without a bound never does, so the
/// maximum means nothing.
///
/// Run `make part_06 STEP=1e`. Watch what becomes of the second task.
///
/// Trap: A busy pool starts threads up to its maximum. In fact, it fills its queue first, and a
/// queue without a bound is never full.
final class Step01e_APoolGrowsWhenItsQueueIsFull {

  static void main() throws InterruptedException {
    say("five long tasks for a pool of one thread to three; what becomes of each:");
    say("no bound      %s", fiveTasks(new LinkedBlockingQueue<>()));
    say("bound of one  %s", fiveTasks(new ArrayBlockingQueue<>(1)));
    say("no queue      %s", fiveTasks(new SynchronousQueue<>()));
  }

  /// ALWAYS one thread if the queue has no bound, and else up to three.
  static List<String> fiveTasks(BlockingQueue<Runnable> queue) throws InterruptedException {
    var end = new CountDownLatch(1);
    try (var pool = new ThreadPoolExecutor(1, 3, 60, SECONDS, queue)) {
      var fates = new ArrayList<String>();
      for (int i = 0; i < 5; i++) {
        fates.add(fateOfATask(pool, end));
      }
      end.countDown();
      return fates;
    }
  }

  private static String fateOfATask(ThreadPoolExecutor pool, CountDownLatch end) {
    int threads = pool.getPoolSize();
    try {
      var _ =
          pool.submit(() -> {
            end.await();
            return null;
          });
    } catch (RejectedExecutionException e) {
      return "rejected";
    }
    return pool.getPoolSize() > threads ? "new thread" : "queued";
  }
}

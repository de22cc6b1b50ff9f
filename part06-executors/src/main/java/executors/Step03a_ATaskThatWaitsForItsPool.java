package executors;

import static java.util.concurrent.Executors.newFixedThreadPool;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/// A task submits another task to its own pool, and waits for the result. Is that safe?
///
/// One might expect so, and under little load it is. But the waiting task keeps a thread of the
/// pool. When all threads of a pool wait so, no thread is left for what they wait for: a deadlock
/// that no lock shows and no tool names.
///
/// Run `make part_06 STEP=3a`. The first parent gives up after 0.3 s; without that limit it would
/// wait for ever.
///
/// Trap: A task may wait for another task of its own pool. In fact, when every thread of the pool
/// waits like this, no thread is left to run what they wait for.
final class Step03a_ATaskThatWaitsForItsPool {

  static void main() throws InterruptedException, ExecutionException {
    var limit = Duration.ofMillis(300);
    var longer = Duration.ofMinutes(1);
    say("a task submits another one, and waits for its result");
    try (var one = newFixedThreadPool(1);
        var other = newFixedThreadPool(1);
        var each = newVirtualThreadPerTaskExecutor();
        var forkJoin = new ForkJoinPool(1)) {
      say("the same pool of one      %s", parentAndChild(one, one, limit));
      say("a pool for each level     %s", parentAndChild(one, other, longer));
      say("a virtual thread for each %s", parentAndChild(each, each, longer));
      say("a fork-join pool of one   %s", parentAndChild(forkJoin));
    }
  }

  /// With one pool of one thread the mistake: ALWAYS never begun. The repairs, a pool for each
  /// level or a thread for each task: ALWAYS the child's result.
  static String parentAndChild(ExecutorService parents, ExecutorService children, Duration limit)
      throws InterruptedException, ExecutionException {
    Future<String> parent =
        parents.submit(() -> {
          Future<String> child = children.submit(() -> "the child is done");
          try {
            return child.get(limit.toMillis(), MILLISECONDS);
          } catch (TimeoutException e) {
            child.cancel(true); // takes it out of the way: the pool would run it later
            return "the child has not begun";
          }
        });
    return parent.get();
  }

  /// A repair for computing: a worker of a fork-join pool that waits for a task of its own pool
  /// runs that task itself. ALWAYS the child's result.
  static String parentAndChild(ForkJoinPool pool) throws InterruptedException, ExecutionException {
    return pool.submit(() -> pool.submit(() -> "the child is done").get()).get();
  }
}

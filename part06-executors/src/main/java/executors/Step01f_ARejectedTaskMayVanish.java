package executors;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static lesson.Lesson.say;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;

/// A pool has one thread, which is busy, and a queue of one, which is full. Another task comes:
/// what becomes of it?
///
/// One might expect an exception, which is the default. There are three other policies. One lets
/// the submitter run the task, which slows it down as it should. Two drop a task, the new one or
/// the oldest, and tell nobody: the future of that task is never done.
///
/// Run `make part_06 STEP=1f`. Watch which futures are still pending when the pool has ended.
///
/// Trap: A task that a pool rejects fails. In fact, two of the four policies drop a task without a
/// word, and its future is never done.
final class Step01f_ARejectedTaskMayVanish {

  private static final ThreadFactory POOL = Thread.ofPlatform().name("pool").factory();

  static void main() {
    say("one task runs, one is queued, and then comes a new one");
    say("AbortPolicy          %s", oneTooMany(new AbortPolicy())); // the default
    say("CallerRunsPolicy     %s", oneTooMany(new CallerRunsPolicy()));
    say("DiscardPolicy        %s", oneTooMany(new DiscardPolicy()));
    say("DiscardOldestPolicy  %s", oneTooMany(new DiscardOldestPolicy()));
  }

  /// ALWAYS the same for each policy.
  static Fates oneTooMany(RejectedExecutionHandler policy) {
    var end = new CountDownLatch(1);
    Future<?> queued;
    Future<?> last;
    try (var pool =
        new ThreadPoolExecutor(1, 1, 0, SECONDS, new ArrayBlockingQueue<>(1), POOL, policy)) {
      var _ = pool.submit(() -> end.await(1, MINUTES));
      queued = pool.submit(Step01f_ARejectedTaskMayVanish::runner);
      try {
        last = pool.submit(Step01f_ARejectedTaskMayVanish::runner);
      } catch (RejectedExecutionException e) {
        last = null;
      }
      end.countDown();
    } // close() waits until all that the pool still has is done
    return new Fates(fate(queued), last == null ? "submit throws" : fate(last));
  }

  private static String runner() {
    return Thread.currentThread().getName();
  }

  private static String fate(Future<?> task) {
    return switch (task.state()) {
      case SUCCESS -> "run by " + task.resultNow();
      case RUNNING -> "pending for ever";
      case FAILED, CANCELLED -> throw new IllegalStateException("neither happens here");
    };
  }

  record Fates(String queued, String last) {
    @Override
    public String toString() {
      return "queued: %s, new: %s".formatted(queued, last);
    }
  }
}

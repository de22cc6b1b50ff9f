package executors;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

/// One part of a program blocks in the common pool. What does another part notice, which does no
/// more than compute?
///
/// One might expect: nothing, as the two know nothing of each other. But there is one common pool
/// in a JVM, with about a thread for each core. When all of them are blocked, no stage without an
/// executor begins, wherever in the program it stands. A parallel stream goes on, on its caller's
/// thread alone.
///
/// Run `make part_06 STEP=3d`. How few threads the pool has is in step 1c of part 2.
///
/// Trap: Work that blocks in the common pool slows itself down alone. In fact, it stops every stage
/// in the JVM that names no executor, and leaves a parallel stream its caller's thread.
final class Step03d_BlockingStarvesTheCommonPool {

  static void main() throws InterruptedException {
    var limit = Duration.ofMillis(300);
    say("each thread of the common pool is blocked; elsewhere in the program,");
    try (var own = newVirtualThreadPerTaskExecutor();
        var _ = new Blocked(ForkJoinPool.getCommonPoolParallelism())) {
      say("a stage without an executor    %s", stage(limit));
      say("a stage with one of its own    %s", stage(own));
      say(
          "a parallel stream of 100 elements runs on %s",
          String.join(" and ", parallelStream(100)));
    }
    say("and when they are free again,");
    say("a stage without an executor    %s", stage(Duration.ofMinutes(1)));
  }

  /// The mistake. ALWAYS pending while the pool's threads are blocked.
  static String stage(Duration limit) {
    CompletableFuture<String> stage = completedFuture("a").thenApplyAsync(_ -> "done");
    return stage.completeOnTimeout("has not begun", limit.toMillis(), MILLISECONDS).join();
  }

  /// The repair. ALWAYS done.
  static String stage(ExecutorService own) {
    return completedFuture("a").thenApplyAsync(_ -> "done", own).join();
  }

  /// The threads that handled the elements. ALWAYS the caller alone while the pool's threads are
  /// blocked.
  static Set<String> parallelStream(int elements) {
    var threads = new ConcurrentSkipListSet<String>();
    IntStream.range(0, elements)
        .parallel()
        .forEach(_ -> threads.add(Thread.currentThread().getName()));
    return threads;
  }

  /// So many tasks that block in the common pool, until it is closed.
  static final class Blocked implements AutoCloseable {
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<ForkJoinTask<?>> tasks = new ArrayList<>();

    Blocked(int count) throws InterruptedException {
      var begun = new CountDownLatch(count);
      for (int i = 0; i < count; i++) {
        tasks.add(ForkJoinPool.commonPool().submit(() -> block(begun)));
      }
      begun.await();
    }

    private Void block(CountDownLatch begun) throws InterruptedException {
      begun.countDown();
      end.await(); // as a socket's read would: the pool does not see that its thread waits
      return null;
    }

    @Override
    public void close() {
      end.countDown();
      tasks.forEach(ForkJoinTask::join);
    }
  }
}

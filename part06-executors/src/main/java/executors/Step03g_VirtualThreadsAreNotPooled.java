package executors;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newFixedThreadPool;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import executors.gauge.Gauge;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Six tasks read from a socket and then query a database, which takes two queries at once. How is
/// that limit kept on virtual threads?
///
/// One might expect: with a pool of two, as for platform threads. A pool reuses threads because
/// they are expensive, and these are not. And it limits the whole task: the reading as well, which
/// needs no limit. A `Semaphore` limits what stands between `acquire` and `release`, and a task
/// that waits for it keeps no thread.
///
/// Run `make part_06 STEP=3g`. Watch how many read at once: two, then six.
///
/// Trap: Virtual threads are pooled to limit them. In fact, each task has its own, and a
/// `Semaphore` limits the one thing that needs a limit.
final class Step03g_VirtualThreadsAreNotPooled {

  static void main() throws InterruptedException, ExecutionException {
    say("six tasks read for 0.1 s, then query for 0.1 s; the database takes two at once");
    var step = Duration.ofMillis(100);
    say("a pool of two  %s", pool(6, 2, new Work(step)));
    say("a semaphore    %s", semaphore(6, 2, new Work(step)));
    timeline();
  }

  /// The mistake. ALWAYS `limit` threads, and `limit` at once in all that a task does.
  static Seen pool(int tasks, int limit, Work work)
      throws InterruptedException, ExecutionException {
    try (var threads = newFixedThreadPool(limit, ofVirtual().name("v-", 1).factory())) {
      return run(
          threads,
          tasks,
          work,
          () -> {
            work.read();
            work.query();
            return null;
          });
    }
  }

  /// The repair. ALWAYS a thread for each task, and `limit` at once in the query alone.
  static Seen semaphore(int tasks, int limit, Work work)
      throws InterruptedException, ExecutionException {
    var permits = new Semaphore(limit);
    try (var threads = newThreadPerTaskExecutor(ofVirtual().name("v-", 1).factory())) {
      return run(
          threads,
          tasks,
          work,
          () -> {
            work.read();
            permits.acquire();
            try {
              work.query();
            } finally {
              permits.release();
            }
            return null;
          });
    }
  }

  private static Seen run(ExecutorService threads, int tasks, Work work, Callable<Void> task)
      throws InterruptedException, ExecutionException {
    for (Future<Void> done : threads.invokeAll(Collections.nCopies(tasks, task))) {
      done.get();
    }
    return new Seen(work.threads.size(), work.reading.peak(), work.querying.peak());
  }

  record Seen(int threads, int readAtOnce, int queriedAtOnce) {
    @Override
    public String toString() {
      return "threads: %d, read at once: %d, queried at once: %d"
          .formatted(threads, readAtOnce, queriedAtOnce);
    }
  }

  /// The two halves of a task.
  static class Work {
    private final Duration each;
    private final Gauge reading = new Gauge();
    private final Gauge querying = new Gauge();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    Work(Duration each) {
      this.each = each;
    }

    final void read() throws Exception {
      threads.add(Thread.currentThread());
      reading.in(() -> half("read"));
    }

    final void query() throws Exception {
      querying.in(() -> half("query"));
    }

    void half(String name) throws Exception {
      try (var _ = span(name).waits()) {
        Thread.sleep(each);
      }
    }
  }
}

package executors;

import static java.util.concurrent.Executors.newFixedThreadPool;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static lesson.Lesson.say;

import java.util.Collections;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// A thousand tasks need a parser that is expensive to make, and not thread-safe. How many are
/// made?
///
/// One might expect as many as the pool has threads: that is what `ThreadLocal.withInitial` is
/// often used for. It caches an object for each *thread*. Where each task has a thread of its own,
/// that is an object for each task: a thousand made, each used once.
///
/// Run `make part_06 STEP=3b`. Watch how many parsers are made. What a pooled thread keeps from one
/// task for the next by mistake is in step 5b of part 3.
///
/// Trap: A `ThreadLocal` caches what is expensive to make. In fact, it keeps one for each thread,
/// so on virtual threads each task makes its own.
final class Step03b_ACacheForEachThreadIsNoCache {

  static void main() throws InterruptedException, ExecutionException {
    say("a thousand tasks, each of which needs a parser");
    try (var pool = newFixedThreadPool(4)) {
      say("thread-local, pool of four     %5d made", threadLocal(pool, 1_000));
    }
    try (var threads = newVirtualThreadPerTaskExecutor()) {
      say("thread-local, virtual threads  %5d made", threadLocal(threads, 1_000));
      say("four to borrow                 %5d made", borrowed(threads, 1_000, 4));
    }
  }

  /// On virtual threads the mistake. ALWAYS as many as there are threads.
  static int threadLocal(ExecutorService threads, int tasks)
      throws InterruptedException, ExecutionException {
    var made = new AtomicInteger();
    ThreadLocal<Parser> parser = ThreadLocal.withInitial(() -> new Parser(made));
    run(threads, tasks, () -> parser.get().parse());
    return made.get();
  }

  /// The repair: a few of them, in a queue. A task takes one, and puts it back; if there is none,
  /// it waits. ALWAYS `count`. (What is thread-safe, such as a `DateTimeFormatter`, needs none of
  /// it.)
  static int borrowed(ExecutorService threads, int tasks, int count)
      throws InterruptedException, ExecutionException {
    var made = new AtomicInteger();
    BlockingQueue<Parser> parsers = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      parsers.add(new Parser(made));
    }
    Callable<Integer> task =
        () -> {
          Parser parser = parsers.take();
          try {
            return parser.parse();
          } finally {
            parsers.add(parser);
          }
        };
    run(threads, tasks, task);
    return made.get();
  }

  private static void run(ExecutorService threads, int tasks, Callable<Integer> task)
      throws InterruptedException, ExecutionException {
    for (Future<Integer> done : threads.invokeAll(Collections.nCopies(tasks, task))) {
      done.get();
    }
  }

  /// Not thread-safe: two threads at once would make it fail.
  static final class Parser {
    private int users;

    Parser(AtomicInteger made) {
      made.incrementAndGet();
    }

    int parse() {
      users++;
      if (users != 1) {
        throw new IllegalStateException("two threads at once");
      }
      return --users;
    }
  }
}

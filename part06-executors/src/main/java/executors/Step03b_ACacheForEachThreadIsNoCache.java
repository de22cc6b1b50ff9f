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
      say("thread-local, pool of four     %s", threadLocal(pool, 1_000));
    }
    try (var threads = newVirtualThreadPerTaskExecutor()) {
      say("thread-local, virtual threads  %s", threadLocal(threads, 1_000));
      say("four to borrow                 %s", borrowed(threads, 1_000, 4));
    }
  }

  /// On virtual threads the mistake. ALWAYS as many as there are threads.
  static Seen threadLocal(ExecutorService threads, int tasks)
      throws InterruptedException, ExecutionException {
    var made = new AtomicInteger();
    ThreadLocal<Parser> parser = ThreadLocal.withInitial(() -> new Parser(made));
    int parsed = run(threads, tasks, () -> parser.get().parse());
    return new Seen(made.get(), parsed);
  }

  /// The repair: a few of them, in a queue. A task takes one, and puts it back; if there is none,
  /// it waits. ALWAYS `count`. (What is thread-safe, such as a `DateTimeFormatter`, needs none of
  /// it.)
  static Seen borrowed(ExecutorService threads, int tasks, int count)
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
    int parsed = run(threads, tasks, task);
    return new Seen(made.get(), parsed);
  }

  private static int run(ExecutorService threads, int tasks, Callable<Integer> task)
      throws InterruptedException, ExecutionException {
    int parsed = 0;
    for (Future<Integer> done : threads.invokeAll(Collections.nCopies(tasks, task))) {
      parsed += done.get();
    }
    return parsed;
  }

  record Seen(int made, int parsed) {
    @Override
    public String toString() {
      return "%4d made for %d texts".formatted(made, parsed);
    }
  }

  /// Not thread-safe: two threads at once would make it fail. Parses one text.
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
      users--;
      return 1;
    }
  }
}

package executors;

import static lesson.Lesson.say;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.stream.LongStream;

/// One long sum is split and computed on all cores. By which threads?
///
/// One might expect that a parallel stream has threads of its own. It borrows them: those of the
/// common pool, which everything in the JVM shares, and the thread that calls it, which computes
/// too. A fork-join task runs in the pool that it is given to, and its caller only waits. A
/// parallel stream that is started in such a pool stays in it.
///
/// Run `make part_06 STEP=2b`. Watch where the parts ran.
///
/// Trap: A parallel stream has threads of its own. In fact, it runs on its caller's thread and in
/// the JVM's common pool, beside all else that was given to that pool.
final class Step02b_AParallelStreamBorrowsItsThreads {

  static void main() throws InterruptedException, ExecutionException {
    int cores = Runtime.getRuntime().availableProcessors();
    Part part = Step02b_AParallelStreamBorrowsItsThreads::sum;
    say("the sum of 1 to 640,000,000, in 64 parts");
    say("parallel stream            %s", parallelStream(64, 10_000_000, part));
    try (var pool = new ForkJoinPool(cores)) {
      say("fork-join, own pool        %s", forkJoin(64, 10_000_000, part, pool));
      say("parallel stream, own pool  %s", parallelStreamIn(pool, 64, 10_000_000, part));
    }
  }

  /// ALWAYS the caller too.
  static Seen parallelStream(int parts, long size, Part part) {
    var threads = new ConcurrentSkipListSet<String>();
    long sum =
        LongStream.range(0, parts)
            .parallel()
            .map(i -> part.sum(i * size + 1, (i + 1) * size, threads))
            .sum();
    return new Seen(sum, threads);
  }

  /// ALWAYS in the pool, and NEVER on the caller's thread.
  static Seen forkJoin(int parts, long size, Part part, ForkJoinPool pool) {
    var threads = new ConcurrentSkipListSet<String>();
    return new Seen(pool.invoke(new Parts(0, parts, size, part, threads)), threads);
  }

  /// ALWAYS in the pool, in JDK 25. It is nowhere promised.
  static Seen parallelStreamIn(ForkJoinPool pool, int parts, long size, Part part)
      throws InterruptedException, ExecutionException {
    return pool.submit(() -> parallelStream(parts, size, part)).get();
  }

  /// Halves the parts until one is left, forks one half and computes the other. A thread without
  /// work takes the largest half that another thread has left: it *steals* work.
  @SuppressWarnings("serial") // it is never sent anywhere
  private static final class Parts extends RecursiveTask<Long> {
    private final long from;
    private final long to;
    private final long size;
    private final Part part;
    private final Set<String> threads;

    Parts(long from, long to, long size, Part part, Set<String> threads) {
      this.from = from;
      this.to = to;
      this.size = size;
      this.part = part;
      this.threads = threads;
    }

    @Override
    protected Long compute() {
      if (to - from == 1) {
        return part.sum(from * size + 1, to * size, threads);
      }
      long middle = (from + to) / 2;
      var right = new Parts(middle, to, size, part, threads);
      right.fork();
      return new Parts(from, middle, size, part, threads).compute() + right.join();
    }
  }

  interface Part {
    /// Adds where it ran to `threads`.
    long sum(long first, long last, Set<String> threads);
  }

  static long sum(long first, long last, Set<String> threads) {
    threads.add(where(Thread.currentThread().getName()));
    long sum = 0;
    for (long i = first; i <= last; i++) {
      sum += i;
    }
    return sum;
  }

  private static String where(String thread) {
    return thread.startsWith("ForkJoinPool")
        ? thread.startsWith("ForkJoinPool.common") ? "the common pool" : "the own pool"
        : thread;
  }

  record Seen(long sum, Set<String> threads) {
    Seen {
      threads = new TreeSet<>(threads);
    }

    @Override
    public String toString() {
      return "%,d on %s".formatted(sum, String.join(" and ", threads));
    }
  }
}

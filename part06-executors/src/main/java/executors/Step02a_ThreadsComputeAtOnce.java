package executors;

import static java.util.concurrent.Executors.newFixedThreadPool;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/// Sixteen sums, of 1 to 30,000,000 times m for m in 0 to 15: do two threads halve the time?
///
/// A Python programmer might expect not: in CPython's default build one thread at a time runs,
/// because of its global lock, and sums take a pool of processes. Java has no such lock. Its
/// threads compute at once, up to one on each core, and share their data as they are.
///
/// Run `make part_06 STEP=2a`. Watch the bars of the pool: on each core one.
///
/// Trap: Only one thread executes at a time, so computing needs a pool of processes. In fact, that
/// is the lock of CPython's default build: Java's threads compute at once, one on each core.
final class Step02a_ThreadsComputeAtOnce {

  static void main() throws InterruptedException, ExecutionException {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Long> limits = limits(16, 30_000_000);
    say("sixteen sums, of 1 to 30,000,000 m for m in 0 to 15");
    List<Long> sums = oneAfterAnother(limits, Step02a_ThreadsComputeAtOnce::sum);
    say("one after another   the last is %,d", sums.getLast());
    sums = onAPool(limits, Step02a_ThreadsComputeAtOnce::spanned, cores);
    say("a thread each core  the last is %,d", sums.getLast());
    timeline();
  }

  static List<Long> limits(int sums, long unit) {
    return LongStream.range(0, sums).mapToObj(m -> m * unit).toList();
  }

  static long sum(long limit) {
    long sum = 0;
    for (long i = 1; i <= limit; i++) {
      sum += i;
    }
    return sum;
  }

  /// The control. ALWAYS one at a time.
  static List<Long> oneAfterAnother(List<Long> limits, LongUnaryOperator sum) {
    return limits.stream().map(sum::applyAsLong).toList();
  }

  /// ALWAYS as many at once as there are threads; what the cores make of it is the machine's.
  static List<Long> onAPool(List<Long> limits, LongUnaryOperator sum, int threads)
      throws InterruptedException, ExecutionException {
    try (ExecutorService pool =
        newFixedThreadPool(threads, Thread.ofPlatform().name("cpu-", 1).factory())) {
      var started = new ArrayList<Future<Long>>();
      for (long limit : limits) {
        started.add(pool.submit(() -> sum.applyAsLong(limit)));
      }
      var sums = new ArrayList<Long>();
      for (Future<Long> one : started) {
        sums.add(one.get());
      }
      return sums;
    }
  }

  static long spanned(long limit) {
    try (var _ = span("to " + limit / 1_000_000 + "M")) {
      return sum(limit);
    }
  }
}

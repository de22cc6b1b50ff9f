package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What do the cores make of sixteen sums, of 1 to 30,000,000 m for m in 0 to 15?
///
/// Each method computes all sixteen. The baseline's thread does so alone; its time divided by
/// another method's is how many cores that one had the use of.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 1, time = 1)
public class SumOnTheCores {
  private static final int SUMS = 16;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @Param("30000000")
  long unit;

  ExecutorService pool = Executors.newFixedThreadPool(CORES);
  ExecutorService poolOfTwice = Executors.newFixedThreadPool(2 * CORES);
  ExecutorService virtuals = Executors.newVirtualThreadPerTaskExecutor();
  ForkJoinPool forkJoin = new ForkJoinPool(CORES);

  @TearDown
  public void close() {
    pool.close();
    poolOfTwice.close();
    virtuals.close();
    forkJoin.close();
  }

  /// A call of its own everywhere, so that every method runs the same compiled loop.
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  static long sum(long from, long to) {
    long sum = 0;
    for (long i = from; i <= to; i++) {
      sum += i;
    }
    return sum;
  }

  @Benchmark
  public long oneAfterAnother_baseline() {
    long total = 0;
    for (int m = 0; m < SUMS; m++) {
      total += sum(1, m * unit);
    }
    return total;
  }

  @Benchmark
  public long poolOfTheCores() throws Exception {
    return on(pool);
  }

  @Benchmark
  public long poolOfTwiceTheCores() throws Exception {
    return on(poolOfTwice);
  }

  @Benchmark
  public long virtualThreads() throws Exception {
    return on(virtuals);
  }

  @Benchmark
  public long forkJoin_eachSumDivided() {
    long total = 0;
    for (int m = 0; m < SUMS; m++) {
      total += forkJoin.invoke(new Part(1, m * unit, Math.max(1, unit / 10)));
    }
    return total;
  }

  @Benchmark
  public long parallelStream() {
    return LongStream.range(0, SUMS).parallel().map(m -> sum(1, m * unit)).sum();
  }

  private long on(ExecutorService executor) throws Exception {
    List<Future<Long>> sums = new ArrayList<>();
    for (int m = 0; m < SUMS; m++) {
      long limit = m * unit;
      sums.add(executor.submit(() -> sum(1, limit)));
    }
    long total = 0;
    for (Future<Long> sum : sums) {
      total += sum.get();
    }
    return total;
  }

  @SuppressWarnings("serial") // it is never sent anywhere
  private static final class Part extends RecursiveTask<Long> {
    private final long from;
    private final long to;
    private final long enough;

    Part(long from, long to, long enough) {
      this.from = from;
      this.to = to;
      this.enough = enough;
    }

    @Override
    protected Long compute() {
      if (to - from < enough) {
        return sum(from, to);
      }
      long middle = (from + to) / 2;
      var right = new Part(middle + 1, to, enough);
      right.fork();
      return new Part(from, middle, enough).compute() + right.join();
    }
  }
}

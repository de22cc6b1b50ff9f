package executors;

import static executors.Step02a_ThreadsComputeAtOnce.onAPool;
import static executors.Step02a_ThreadsComputeAtOnce.oneAfterAnother;
import static executors.Step02a_ThreadsComputeAtOnce.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import lesson.Jdk;
import org.junit.jupiter.api.Test;

class Step02a_ThreadsComputeAtOnceTest {
  private static final List<Long> LIMITS = List.of(3L, 0L, 1L, 2L);

  @Test
  void a_sum_is_what_gauss_says() {
    assertThat(sum(0)).isZero();
    assertThat(sum(1)).isEqualTo(1);
    assertThat(sum(450_000_000)).isEqualTo(450_000_000L * 450_000_001L / 2);
  }

  @Test
  void the_limits_are_multiples_of_a_unit() {
    assertThat(Step02a_ThreadsComputeAtOnce.limits(4, 30)).containsExactly(0L, 30L, 60L, 90L);
    assertThat(Step02a_ThreadsComputeAtOnce.spanned(4)).isEqualTo(10);
  }

  @Test
  void the_sums_come_in_the_order_of_the_limits() throws Exception {
    assertThat(oneAfterAnother(LIMITS, Step02a_ThreadsComputeAtOnce::sum))
        .containsExactly(6L, 0L, 1L, 3L);
    assertThat(onAPool(LIMITS, Step02a_ThreadsComputeAtOnce::sum, 2))
        .containsExactly(6L, 0L, 1L, 3L);
  }

  @Test
  void on_a_pool_as_many_are_computed_at_once_as_it_has_threads() throws Exception {
    var barrier = new CyclicBarrier(3);
    LongUnaryOperator meets =
        limit -> {
          try {
            barrier.await(10, TimeUnit.SECONDS); // with fewer threads the third would never come
            return sum(limit);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    assertThat(onAPool(List.of(1L, 2L, 3L), meets, 3)).containsExactly(1L, 3L, 6L);
  }

  @Test
  void one_after_another_is_on_the_calling_thread() {
    var threads = Collections.synchronizedSet(new java.util.HashSet<Thread>());
    LongUnaryOperator noted =
        limit -> {
          threads.add(Thread.currentThread());
          return limit;
        };
    oneAfterAnother(LIMITS, noted);
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  /// With the JVM's default flags, as the step runs: a thousand additions in a nanosecond are more
  /// than any core does.
  @Test
  void no_compiler_folds_the_loop_away() throws Exception {
    Process child =
        new ProcessBuilder(
                Jdk.tool("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Cost.class.getName())
            .redirectErrorStream(true)
            .start();
    try (var out = child.inputReader()) {
      assertThat(out.readAllLines())
          .singleElement()
          .satisfies(line -> assertThat(Long.parseLong(line)).isGreaterThan(500_000));
    }
  }

  /// Prints how many nanoseconds of a core the compiled sum to 500,000,000 takes.
  static final class Cost {
    static void main() {
      var sums = new ArrayList<Long>();
      for (int i = 0; i < 10; i++) {
        sums.add(sum(10_000_000 + i)); // until it is compiled
      }
      var clock = ManagementFactory.getThreadMXBean();
      long start = clock.getCurrentThreadCpuTime();
      sums.add(sum(500_000_000));
      long took = clock.getCurrentThreadCpuTime() - start;
      System.out.println(sums.contains(500_000_000L * 500_000_001L / 2) ? took : -1);
    }
  }
}

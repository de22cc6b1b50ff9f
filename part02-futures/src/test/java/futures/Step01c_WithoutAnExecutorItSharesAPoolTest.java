package futures;

import static futures.Step01c_WithoutAnExecutorItSharesAPool.withAnExecutor;
import static futures.Step01c_WithoutAnExecutorItSharesAPool.withoutAnExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step01c_WithoutAnExecutorItSharesAPoolTest {

  /// Of a single core nothing is taken off.
  private static final int ONE_LESS_THAN_CORES =
      Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  @Test
  void the_common_pool_has_one_thread_less_than_there_are_cores() {
    assertThat(ForkJoinPool.getCommonPoolParallelism()).isEqualTo(ONE_LESS_THAN_CORES);
  }

  /// The tasks wait for one more than the pool can hold. Where there are threads enough, it comes.
  @Test
  void without_an_executor_the_cores_less_one_is_the_limit() {
    var oneMore = new CountDownLatch(ONE_LESS_THAN_CORES + 1);
    Runnable work =
        () -> {
          oneMore.countDown();
          await(oneMore, Duration.ofMillis(200));
        };
    assertThat(withoutAnExecutor(ONE_LESS_THAN_CORES + 2, work)).isEqualTo(ONE_LESS_THAN_CORES);
  }

  @Test
  void for_a_join_the_pool_adds_a_thread() {
    int tasks = ONE_LESS_THAN_CORES + 2;
    var arrived = new AtomicInteger();
    var all = new CompletableFuture<Void>();
    Runnable joining =
        () -> {
          if (arrived.incrementAndGet() == tasks) {
            all.complete(null);
          }
          all.join();
        };
    assertThat(withoutAnExecutor(tasks, joining)).isEqualTo(tasks);
  }

  @Test
  void with_a_thread_for_each_all_run_at_once() {
    int tasks = ONE_LESS_THAN_CORES + 2;
    var all = new CountDownLatch(tasks); // passed only if all are there at once
    Runnable work =
        () -> {
          all.countDown();
          await(all, Duration.ofSeconds(10));
        };
    assertThat(withAnExecutor(tasks, work)).isEqualTo(tasks);
  }

  private static void await(CountDownLatch latch, Duration atMost) {
    try {
      var _ = latch.await(atMost.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

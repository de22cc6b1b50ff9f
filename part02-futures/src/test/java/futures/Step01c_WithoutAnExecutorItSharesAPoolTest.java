package futures;

import static futures.Step01c_WithoutAnExecutorItSharesAPool.UNNAMED;
import static futures.Step01c_WithoutAnExecutorItSharesAPool.mostAtOnce;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step01c_WithoutAnExecutorItSharesAPoolTest {

  /// The tasks wait for one more than the pool can hold. Where there are threads enough, it comes.
  @Test
  void without_an_executor_the_cores_less_one_is_the_limit() {
    int size = ForkJoinPool.getCommonPoolParallelism();
    var oneMore = new CountDownLatch(size + 1);
    assertThat(
            mostAtOnce(
                size + 2,
                UNNAMED,
                () -> {
                  oneMore.countDown();
                  await(oneMore, Duration.ofMillis(200));
                }))
        .isEqualTo(size);
  }

  @Test
  void unless_the_pool_sees_the_wait_and_adds_a_thread() {
    int tasks = ForkJoinPool.getCommonPoolParallelism() + 2;
    var arrived = new AtomicInteger();
    var all = new CompletableFuture<Void>();
    Runnable joining =
        () -> {
          if (arrived.incrementAndGet() == tasks) {
            all.complete(null);
          }
          all.join();
        };
    assertThat(mostAtOnce(tasks, UNNAMED, joining)).isEqualTo(tasks);
  }

  @Test
  void with_a_thread_for_each_all_run_at_once() {
    int tasks = ForkJoinPool.getCommonPoolParallelism() + 2;
    var all = new CountDownLatch(tasks); // passed only if all are there at once
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(
              mostAtOnce(
                  tasks,
                  work -> CompletableFuture.runAsync(work, threads),
                  () -> {
                    all.countDown();
                    await(all, Duration.ofSeconds(10));
                  }))
          .isEqualTo(tasks);
    }
  }

  private static void await(CountDownLatch latch, Duration atMost) {
    try {
      var _ = latch.await(atMost.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

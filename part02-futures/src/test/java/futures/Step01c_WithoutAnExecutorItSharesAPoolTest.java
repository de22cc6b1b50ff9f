package futures;

import static futures.Step01c_WithoutAnExecutorItSharesAPool.UNNAMED;
import static futures.Step01c_WithoutAnExecutorItSharesAPool.mostAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step01c_WithoutAnExecutorItSharesAPoolTest {

  /// The tasks wait until the pool is full, so that it is, and more can't come while they wait.
  @Test
  void without_an_executor_the_cores_less_one_is_the_limit() {
    int size = ForkJoinPool.getCommonPoolParallelism();
    var full = new CountDownLatch(size);
    assertThat(
            mostAtOnce(
                size + 2,
                UNNAMED,
                () -> {
                  full.countDown();
                  awaitQuietly(full);
                }))
        .isEqualTo(size);
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
                    awaitQuietly(all);
                  }))
          .isEqualTo(tasks);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tasks.Step04c_NothingOutlivesTheBlock.afterThrowing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tasks.Step04c_NothingOutlivesTheBlock.Left;
import tasks.Step04c_NothingOutlivesTheBlock.Meal;

class Step04c_NothingOutlivesTheBlockTest {

  private static final Meal TWO_FUTURES = Step04c_NothingOutlivesTheBlock::twoFutures;
  private static final Meal TWO_FORKS =
      (ham, soup, _) -> Step04c_NothingOutlivesTheBlock.twoForks(ham, soup);
  private static final Duration CLEAN_UP = Duration.ofMillis(20);

  @Test
  void with_futures_the_second_task_cooks_on() throws InterruptedException {
    assertThat(afterThrowing(TWO_FUTURES, CLEAN_UP)).isEqualTo(new Left(1, false));
  }

  @Test
  void a_scope_interrupts_it_and_waits_for_its_clean_up() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(afterThrowing(TWO_FORKS, CLEAN_UP)).isEqualTo(new Left(0, true));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(CLEAN_UP.toNanos());
  }

  @Test
  void without_a_failure_both_return_when_both_dishes_are_done() throws Exception {
    for (var meal : List.of(TWO_FUTURES, TWO_FORKS)) {
      var done = new AtomicInteger();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        meal.cook(() -> count(done), () -> count(done), threads);
        assertThat(done).hasValue(2);
      }
    }
  }

  private static Void count(AtomicInteger done) {
    done.incrementAndGet();
    return null;
  }

  @Test
  void leaving_the_block_without_join_interrupts_the_fork_and_is_an_error() {
    var interrupted = new CountDownLatch(1);
    assertThatThrownBy(
            () -> {
              try (var scope = StructuredTaskScope.open()) {
                scope.fork(() -> {
                  try {
                    new CountDownLatch(1).await(); // for ever
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                  }
                  return null;
                });
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Owner did not join after forking");
    assertThat(interrupted.getCount()).isZero();
  }
}

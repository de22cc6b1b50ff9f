package gather;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gather.ways.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/// What all ways of gathering have in common.
interface WayContract {

  Way way();

  /// Observes something that does not happen (an interrupt, a failure that is heard at once), or
  /// that does. What does not happen costs the patience, so there is little of it; if that was too
  /// little for a busy machine, there is more.
  static <T> void observe(T expected, Scene<T> scene) throws Exception {
    T observed = scene.observe(Duration.ofMillis(150));
    if (!observed.equals(expected)) {
      observed = scene.observe(Duration.ofSeconds(3));
    }
    assertThat(observed).isEqualTo(expected);
  }

  @FunctionalInterface
  interface Scene<T> {
    T observe(Duration patience) throws Exception;
  }

  @Test
  default void all_tasks_are_at_work_at_once() throws Exception {
    var meeting = new CyclicBarrier(3); // none passes it alone
    Callable<String> task =
        () -> {
          meeting.await(10, SECONDS);
          return "met";
        };
    assertThat(way().gather(List.of(task, task, task))).containsExactly("met", "met", "met");
  }

  @Test
  default void results_are_in_the_order_of_the_tasks_whichever_is_done_first() throws Exception {
    var hamIsDone = new CountDownLatch(1);
    Callable<String> tea =
        () -> {
          assertThat(hamIsDone.await(10, SECONDS)).isTrue();
          return "tea";
        };
    Callable<String> ham =
        () -> {
          hamIsDone.countDown();
          return "ham";
        };
    assertThat(way().gather(List.of(tea, ham))).containsExactly("tea", "ham");
  }

  @Test
  default void a_failure_is_the_cause_of_what_is_thrown_and_an_error_is_one_too() {
    var exception = new Exception("burnt");
    var error = new AssertionError("burnt");
    assertFails(
        exception,
        () -> {
          throw exception;
        });
    assertFails(
        error,
        () -> {
          throw error;
        });
  }

  private void assertFails(Throwable failure, Callable<String> eggs) {
    assertThatThrownBy(() -> way().gather(List.of(eggs)))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(failure);
  }

  @Test
  default void no_thread_is_left_when_it_returns() throws Exception {
    var threads = new ArrayList<Thread>();
    Callable<String> task =
        () -> {
          synchronized (threads) {
            threads.add(Thread.currentThread());
          }
          return null;
        };
    assertThat(way().gather(List.of(task, task))).containsExactly(null, null);
    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(10)); // its last instructions
    }
    assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
  }

  @Test
  default void nothing_to_gather_is_an_empty_list() throws Exception {
    assertThat(way().gather(List.of())).isEmpty();
  }
}

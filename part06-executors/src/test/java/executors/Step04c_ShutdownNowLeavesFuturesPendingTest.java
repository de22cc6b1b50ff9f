package executors;

import static executors.Step04c_ShutdownNowLeavesFuturesPending.cancelled;
import static executors.Step04c_ShutdownNowLeavesFuturesPending.dropped;
import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step04c_ShutdownNowLeavesFuturesPending.Seen;
import executors.closing.TwoTasks;
import executors.closing.TwoTasks.Fates;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future.State;
import org.junit.jupiter.api.Test;

class Step04c_ShutdownNowLeavesFuturesPendingTest {
  private static final Fates STOPPED = new Fates("interrupted", "not begun");

  @Test
  void the_future_of_a_queued_task_stays_pending() throws Exception {
    ExecutorService one = newSingleThreadExecutor();
    assertThat(dropped(one, new TwoTasks(one))).isEqualTo(new Seen(STOPPED, State.RUNNING));
    assertThat(one.isTerminated()).isTrue();
  }

  @Test
  void unless_the_caller_cancels_it() throws Exception {
    ExecutorService one = newSingleThreadExecutor();
    assertThat(cancelled(one, new TwoTasks(one))).isEqualTo(new Seen(STOPPED, State.CANCELLED));
    assertThat(one.isTerminated()).isTrue();
  }

  @Test
  void a_fork_join_pool_cancels_it() throws Exception {
    var pool = new ForkJoinPool(1);
    assertThat(dropped(pool, new TwoTasks(pool))).isEqualTo(new Seen(STOPPED, State.CANCELLED));
  }

  @Test
  void the_common_pool_cannot_be_shut_down() throws Exception {
    ForkJoinPool.commonPool().shutdownNow();
    assertThat(ForkJoinPool.commonPool().submit(() -> 42).get()).isEqualTo(42);
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(STOPPED, State.RUNNING))
        .hasToString("first: interrupted, second: not begun, its future: RUNNING");
  }
}

package executors;

import static executors.Step03a_ATaskThatWaitsForItsPool.parentAndChild;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class Step03a_ATaskThatWaitsForItsPoolTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void a_pool_whose_only_thread_waits_never_begins_the_child() throws Exception {
    try (var one = Executors.newFixedThreadPool(1)) {
      assertThat(parentAndChild(one, one, Duration.ofMillis(100)))
          .isEqualTo("the child has not begun");
      assertThat(one.submit(() -> "free again").get()).isEqualTo("free again");
    }
  }

  @Test
  void with_one_thread_more_it_is_done() throws Exception {
    try (var two = Executors.newFixedThreadPool(2)) {
      assertThat(parentAndChild(two, two, LONG)).isEqualTo("the child is done");
    }
  }

  @Test
  void with_a_pool_for_each_level_it_is_done() throws Exception {
    try (var parents = Executors.newFixedThreadPool(1);
        var children = Executors.newFixedThreadPool(1)) {
      assertThat(parentAndChild(parents, children, LONG)).isEqualTo("the child is done");
    }
  }

  @Test
  void with_a_thread_for_each_task_it_is_done() throws Exception {
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(parentAndChild(each, each, LONG)).isEqualTo("the child is done");
    }
  }

  @Test
  void a_worker_of_a_fork_join_pool_runs_what_it_waits_for() throws Exception {
    try (var pool = new ForkJoinPool(1)) {
      assertThat(parentAndChild(pool)).isEqualTo("the child is done");
    }
  }
}

package executors;

import static executors.Step03d_BlockingStarvesTheCommonPool.parallelStream;
import static executors.Step03d_BlockingStarvesTheCommonPool.stage;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step03d_BlockingStarvesTheCommonPool.Blocked;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class Step03d_BlockingStarvesTheCommonPoolTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void no_stage_without_an_executor_begins_while_all_threads_are_blocked() throws Exception {
    try (var _ = new Blocked(ForkJoinPool.getCommonPoolParallelism())) {
      assertThat(stage(SHORT)).isEqualTo("has not begun");
    }
    assertThat(stage(LONG)).isEqualTo("done");
  }

  @Test
  void a_stage_with_an_executor_of_its_own_is_done() throws Exception {
    try (var own = Executors.newVirtualThreadPerTaskExecutor();
        var _ = new Blocked(ForkJoinPool.getCommonPoolParallelism())) {
      assertThat(stage(own)).isEqualTo("done");
    }
  }

  @Test
  void a_parallel_stream_runs_on_its_caller_alone() throws Exception {
    try (var _ = new Blocked(ForkJoinPool.getCommonPoolParallelism())) {
      assertThat(parallelStream(100)).containsExactly(Thread.currentThread().getName());
    }
  }

  @Test
  void one_part_alone_runs_on_its_caller_at_any_time() {
    assertThat(parallelStream(1)).containsExactly(Thread.currentThread().getName());
    assertThat(parallelStream(0)).isEmpty();
  }
}

package tasks.tenthousand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void the_validation_sees_a_failure_a_wrong_number_and_a_task_that_never_ended() {
    var cancelled = new CompletableFuture<Double>();
    cancelled.cancel(true);
    List<CompletableFuture<Double>> tasks =
        List.of(
            CompletableFuture.completedFuture(1.0),
            CompletableFuture.completedFuture(2.5),
            CompletableFuture.failedFuture(new IllegalStateException()),
            new CompletableFuture<>(),
            cancelled,
            CompletableFuture.completedFuture(0.5));
    assertThat(Report.of(tasks, new double[] {1, 2, 3, 4, 5, 0.5}, 7))
        .isEqualTo(new Report(2, 1, 3, 7, 1.0));
  }

  @Test
  void the_last_line_says_how_far_past_the_longest_sleep() {
    assertThat(new Report(9, 1, 3, 10.25, 9.75).toString())
        .isEqualTo("13 tasks finished in 10.25 seconds, 0.50 seconds past the longest sleep");
  }
}

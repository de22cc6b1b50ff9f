package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tasks.Step02c_CancelledIsNotStopped.Seen;

class Step02c_CancelledIsNotStoppedTest {

  @Test
  void get_does_not_wait_for_the_clean_up_of_a_cancelled_task() throws InterruptedException {
    // The clean-up goes on until the step has looked: within a minute.
    assertThat(Step02c_CancelledIsNotStopped.getAfterCancel(Duration.ofMinutes(1)))
        .isEqualTo(new Seen(true, false));
  }

  @Test
  void closing_the_executor_does() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(Step02c_CancelledIsNotStopped.closeAfterCancel(Duration.ofMillis(10)))
        .isEqualTo(new Seen(true, true));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(10_000_000); // all of it
  }
}

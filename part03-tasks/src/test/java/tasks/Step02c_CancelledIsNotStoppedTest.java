package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step02c_CancelledIsNotStopped.CLOSE;
import static tasks.Step02c_CancelledIsNotStopped.GET;
import static tasks.Step02c_CancelledIsNotStopped.afterWaiting;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tasks.Step02c_CancelledIsNotStopped.Seen;

class Step02c_CancelledIsNotStoppedTest {

  @Test
  void get_does_not_wait_for_the_clean_up_of_a_cancelled_task() throws InterruptedException {
    // The clean-up goes on until we have looked: within a minute.
    assertThat(afterWaiting(GET, Duration.ofMinutes(1))).isEqualTo(new Seen(true, false));
  }

  @Test
  void closing_the_executor_does() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(afterWaiting(CLOSE, Duration.ofMillis(10))).isEqualTo(new Seen(true, true));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(10_000_000); // all of it
  }
}

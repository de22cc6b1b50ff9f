package ascompleted.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ascompleted.terminal.Progress.Snapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The clock is moved by the test.
class ProgressTest {

  private long nanos = 1_000;
  private final Progress progress = new Progress(100, Duration.ofSeconds(2), () -> nanos);

  @Test
  void at_first_nothing_is_known() {
    assertThat(progress.now()).hasToString("[....................] 0 of 100, nothing comes");
    assertThat(progress.now().secondsLeft()).isInfinite();
  }

  @Test
  void the_time_left_is_what_is_left_by_the_rate() {
    succeed(20);
    passes(1000);
    assertThat(progress.now()).isEqualTo(new Snapshot(20, 0, 100, 20));
    assertThat(progress.now()).hasToString("[####................] 20 of 100, 20/s, 4.0 s left");
  }

  @Test
  void a_failed_task_is_finished_too() {
    succeed(15);
    fail(5);
    passes(1000);
    assertThat(progress.now()).isEqualTo(new Snapshot(15, 5, 100, 20));
    assertThat(progress.now())
        .hasToString("[####................] 20 of 100, 5 failed, 20/s, 4.0 s left");
  }

  @Test
  void with_failures_the_end_is_the_end() {
    succeed(90);
    fail(10);
    passes(1000);
    assertThat(progress.now())
        .hasToString("[####################] 100 of 100, 10 failed, finished");
    assertThat(progress.now().secondsLeft()).isZero();
  }

  @Test
  void nothing_to_do_and_more_than_was_said_are_an_end_as_well() {
    var nothing = new Progress(0, Duration.ofSeconds(2), () -> nanos);
    assertThat(nothing.now()).hasToString("[####################] 0 of 0, finished");
    succeed(101);
    assertThat(progress.now()).hasToString("[####################] 101 of 100, finished");
    assertThat(progress.now().secondsLeft()).isZero();
  }

  /// 20 a second, and then 5: the average is between the two, and tells neither.
  @Test
  void the_rate_is_that_of_the_last_two_seconds() {
    for (int second = 0; second < 2; second++) {
      succeed(20);
      passes(1000);
      progress.now();
    }
    for (int second = 0; second < 2; second++) {
      succeed(5);
      passes(1000);
      progress.now();
    }
    assertThat(progress.now().rate()).isCloseTo(5, within(1e-9));
  }

  @Test
  void when_nothing_comes_for_that_long_the_rate_is_zero() {
    succeed(20);
    passes(1000);
    assertThat(progress.now().rate()).isEqualTo(20);
    passes(1000);
    assertThat(progress.now().rate()).isEqualTo(10);
    passes(1000);
    assertThat(progress.now()).hasToString("[####................] 20 of 100, nothing comes");
  }

  /// Two looks that are further apart than the window: the rate is that between them.
  @Test
  void a_rate_needs_no_look_within_the_window() {
    passes(1000);
    progress.now();
    succeed(30);
    passes(10_000);
    assertThat(progress.now().rate()).isEqualTo(3);
  }

  private void succeed(int tasks) {
    for (int i = 0; i < tasks; i++) {
      progress.succeeded();
    }
  }

  private void fail(int tasks) {
    for (int i = 0; i < tasks; i++) {
      progress.failed();
    }
  }

  private void passes(int millis) {
    nanos += millis * 1_000_000L;
  }
}

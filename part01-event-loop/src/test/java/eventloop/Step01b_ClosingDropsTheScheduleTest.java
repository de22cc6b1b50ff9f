package eventloop;

import static eventloop.Step01b_ClosingDropsTheSchedule.AT_ONCE;
import static eventloop.Step01b_ClosingDropsTheSchedule.CLOSE;
import static eventloop.Step01b_ClosingDropsTheSchedule.Fate.CANCELLED;
import static eventloop.Step01b_ClosingDropsTheSchedule.Fate.RAN;
import static eventloop.Step01b_ClosingDropsTheSchedule.Fate.REJECTED;
import static eventloop.Step01b_ClosingDropsTheSchedule.GRACEFULLY;
import static eventloop.Step01b_ClosingDropsTheSchedule.fatesAfter;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step01b_ClosingDropsTheSchedule.Fates;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class Step01b_ClosingDropsTheScheduleTest {

  private static final Duration NEVER = Duration.ofHours(1);

  @Test
  void close_runs_what_is_queued_and_turns_newcomers_away() throws Exception {
    assertThat(fatesAfter(CLOSE, NEVER, false)).isEqualTo(new Fates(RAN, CANCELLED, REJECTED));
  }

  @Test
  void a_shutdown_without_a_quiet_period_takes_newcomers() throws Exception {
    assertThat(fatesAfter(AT_ONCE, NEVER, false)).isEqualTo(new Fates(RAN, CANCELLED, RAN));
  }

  @Test
  void the_default_shutdown_takes_two_seconds_and_cancels_what_is_scheduled_all_the_same()
      throws Exception {
    long start = System.nanoTime();
    var fates = fatesAfter(GRACEFULLY, NEVER, false);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(fates).isEqualTo(new Fates(RAN, CANCELLED, RAN));
  }

  @Test
  void whoever_wants_scheduled_work_done_waits_for_it() throws Exception {
    assertThat(fatesAfter(CLOSE, Duration.ofMillis(1), true))
        .isEqualTo(new Fates(RAN, RAN, REJECTED));
  }
}

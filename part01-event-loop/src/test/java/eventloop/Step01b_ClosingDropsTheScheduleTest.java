package eventloop;

import static eventloop.Step01b_ClosingDropsTheSchedule.AT_ONCE;
import static eventloop.Step01b_ClosingDropsTheSchedule.CLOSE;
import static eventloop.Step01b_ClosingDropsTheSchedule.GRACEFULLY;
import static eventloop.Step01b_ClosingDropsTheSchedule.fatesAfter;
import static java.util.concurrent.Future.State.CANCELLED;
import static java.util.concurrent.Future.State.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eventloop.Step01b_ClosingDropsTheSchedule.Fates;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class Step01b_ClosingDropsTheScheduleTest {

  private static final Duration NEVER = Duration.ofHours(1);

  @Test
  void close_runs_what_is_queued_and_turns_newcomers_away() throws Exception {
    assertThat(fatesAfter(CLOSE, NEVER, false)).isEqualTo(new Fates(SUCCESS, CANCELLED, false));
  }

  @Test
  void a_shutdown_without_a_quiet_period_takes_newcomers() throws Exception {
    assertThat(fatesAfter(AT_ONCE, NEVER, false)).isEqualTo(new Fates(SUCCESS, CANCELLED, true));
  }

  @Test
  void the_default_shutdown_takes_two_seconds_and_cancels_what_is_scheduled_all_the_same()
      throws Exception {
    long start = System.nanoTime();
    var fates = fatesAfter(GRACEFULLY, NEVER, false);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(fates).isEqualTo(new Fates(SUCCESS, CANCELLED, true));
  }

  @Test
  void whoever_wants_scheduled_work_done_waits_for_it() throws Exception {
    assertThat(fatesAfter(CLOSE, Duration.ofMillis(1), true))
        .isEqualTo(new Fates(SUCCESS, SUCCESS, false));
  }

  @Test
  void a_closed_loop_rejects_work() {
    EventLoop loop = Loops.newLoop("loop");
    loop.close();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> loop.execute(() -> {}));
  }
}

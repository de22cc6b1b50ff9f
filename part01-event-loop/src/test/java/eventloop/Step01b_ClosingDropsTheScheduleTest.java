package eventloop;

import static eventloop.Step01b_ClosingDropsTheSchedule.Fate.CANCELLED;
import static eventloop.Step01b_ClosingDropsTheSchedule.Fate.REFUSED;
import static eventloop.Step01b_ClosingDropsTheSchedule.Fate.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eventloop.Step01b_ClosingDropsTheSchedule.Fates;
import eventloop.netty.Loops;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class Step01b_ClosingDropsTheScheduleTest {

  private static final Duration NEVER = Duration.ofHours(1);

  @Test
  void close_runs_what_is_queued_and_refuses_newcomers() throws Exception {
    assertThat(Step01b_ClosingDropsTheSchedule.close(NEVER))
        .isEqualTo(new Fates(RUN, CANCELLED, REFUSED));
  }

  @Test
  void a_shutdown_without_a_quiet_period_takes_newcomers() throws Exception {
    assertThat(Step01b_ClosingDropsTheSchedule.shutDownAtOnce(NEVER))
        .isEqualTo(new Fates(RUN, CANCELLED, RUN));
  }

  @Test
  void the_default_shutdown_takes_two_seconds_and_cancels_what_is_scheduled_all_the_same()
      throws Exception {
    long start = System.nanoTime();
    var fates = Step01b_ClosingDropsTheSchedule.shutDownGracefully(Duration.ofMillis(500));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    assertThat(fates).isEqualTo(new Fates(RUN, CANCELLED, RUN));
  }

  @Test
  void scheduled_work_that_the_closing_thread_waited_for_has_run() throws Exception {
    assertThat(Step01b_ClosingDropsTheSchedule.waitThenClose(Duration.ofMillis(1)))
        .isEqualTo(new Fates(RUN, RUN, REFUSED));
  }

  @Test
  void a_closed_loop_refuses_work() {
    EventLoop loop = Loops.newLoop("loop");
    loop.close();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> loop.execute(() -> {}));
  }
}

package eventloop;

import static eventloop.Step08_ACallbackCostsNanoseconds.callbacks;
import static eventloop.Step08_ACallbackCostsNanoseconds.handOvers;
import static eventloop.Step08_ACallbackCostsNanoseconds.timers;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.loop.FakeTime;
import eventloop.loop.HandmadeLoop;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is measured is done in the amount that was asked for. What it costs is no test's matter.
@Timeout(60)
class Step08_ACallbackCostsNanosecondsTest {

  private final FakeTime time = new FakeTime(0);
  private final HandmadeLoop loop =
      new HandmadeLoop(
          time,
          time,
          failure -> {
            throw new AssertionError(failure);
          });

  @Test
  void as_many_callbacks_run_one_ready_at_a_time() {
    assertThat(callbacks(4 * HandmadeLoop.BATCH, loop)).isNotNegative();
    assertThat(time.sleeps).hasSize(4).containsOnly(0L); // never idle, and in batches of one turn
  }

  @Test
  void as_many_timers_run_within_a_millisecond() {
    var looks = new AtomicInteger();
    var counting =
        new HandmadeLoop(
            () -> {
              looks.incrementAndGet(); // scheduling a timer takes one, and each turn a few
              return time.getAsLong();
            },
            time,
            failure -> {
              throw new AssertionError(failure);
            });
    assertThat(timers(500, counting)).isNotNegative();
    assertThat(looks.get()).isBetween(500, 520);
    assertThat(time.getAsLong()).isEqualTo(1_000_000);
  }

  @Test
  void as_many_callbacks_come_from_another_thread() throws Exception {
    try (var real = new HandmadeLoop()) {
      assertThat(handOvers(100, real)).isPositive();
    }
  }
}

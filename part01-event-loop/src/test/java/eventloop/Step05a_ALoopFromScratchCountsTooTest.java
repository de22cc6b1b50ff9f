package eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import eventloop.loop.FakeTime;
import eventloop.loop.HandmadeLoop;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class Step05a_ALoopFromScratchCountsTooTest {

  private final FakeTime time = new FakeTime(0);
  private final HandmadeLoop loop =
      new HandmadeLoop(
          time,
          time,
          failure -> {
            throw new AssertionError(failure);
          });

  @Test
  void three_counters_take_as_long_as_one() {
    assertThat(Step05a_ALoopFromScratchCountsToo.count(3, Duration.ofSeconds(1), loop))
        .containsExactly("One", "One", "One", "Two", "Two", "Two");
    assertThat(time.getAsLong()).isEqualTo(1_000_000_000L);
  }

  @Test
  void they_sleep_once_for_all() {
    Step05a_ALoopFromScratchCountsToo.count(3, Duration.ofSeconds(1), loop);
    assertThat(time.sleeps).containsExactly(0L, 1000L);
  }
}

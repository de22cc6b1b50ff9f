package eventloop;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void a_flood_ends_when_the_timer_gets_its_turn() {
    var loop =
        new HandmadeLoop(
            () -> { // each look at the clock takes a millisecond, and each turn takes one look
              time.pass(Duration.ofMillis(1));
              return time.getAsLong();
            },
            time,
            failure -> {
              throw new AssertionError(failure);
            });
    assertThat(Step05a_ALoopFromScratchCountsToo.flood(Duration.ofMillis(10), loop))
        .isEqualTo(9 * HandmadeLoop.BATCH + 1);
  }
}

package eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import eventloop.loop.FakeTime;
import eventloop.loop.HandmadeLoop;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class Step05e_AFloodStarvesNoTimerTest {

  @Test
  void a_flood_ends_when_the_timer_gets_its_turn() {
    var time = new FakeTime(0);
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
    assertThat(Step05e_AFloodStarvesNoTimer.flood(Duration.ofMillis(10), loop).callbacks())
        .isEqualTo(9 * HandmadeLoop.BATCH + 1);
  }
}

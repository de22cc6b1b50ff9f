package eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step06b_ACoroutineCountsFromTopToBottom.Count;
import eventloop.coroutines.Coroutines;
import eventloop.loop.FakeTime;
import eventloop.loop.HandmadeLoop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step06b_ACoroutineCountsFromTopToBottomTest {

  private final FakeTime time = new FakeTime(0);
  private final HandmadeLoop loop =
      new HandmadeLoop(
          time,
          time,
          failure -> {
            throw new AssertionError(failure);
          });

  @Test
  void three_counters_take_as_long_as_one_on_one_thread() {
    var pause = Duration.ofSeconds(1);
    assertThat(
            Step06b_ACoroutineCountsFromTopToBottom.count(
                3, () -> Coroutines.sleep(pause, loop), loop))
        .isEqualTo(
            new Count(
                List.of("One", "One", "One", "Two", "Two", "Two"),
                Set.of(Thread.currentThread().getName())));
    assertThat(time.getAsLong()).isEqualTo(pause.toNanos());
  }
}

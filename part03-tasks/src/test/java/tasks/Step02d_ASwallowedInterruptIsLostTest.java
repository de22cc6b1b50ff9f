package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step02d_ASwallowedInterruptIsLost.PASSED_ON;
import static tasks.Step02d_ASwallowedInterruptIsLost.RESTORED;
import static tasks.Step02d_ASwallowedInterruptIsLost.SWALLOWED;
import static tasks.Step02d_ASwallowedInterruptIsLost.lapsWith;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tasks.Step02d_ASwallowedInterruptIsLost.Laps;

class Step02d_ASwallowedInterruptIsLostTest {

  private static final Duration PAUSE = Duration.ofMillis(10);

  @Test
  void swallowed_it_is_gone() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(lapsWith(SWALLOWED, PAUSE)).isEqualTo(new Laps(3, false));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * PAUSE.toNanos());
  }

  @Test
  void restored_it_ends_the_loop() throws InterruptedException {
    assertThat(lapsWith(RESTORED, PAUSE)).isEqualTo(new Laps(1, false));
  }

  @Test
  void passed_on_it_ends_the_loop() throws InterruptedException {
    assertThat(lapsWith(PASSED_ON, PAUSE)).isEqualTo(new Laps(1, false));
  }
}

package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step02d_ASwallowedInterruptIsLost.interrupted;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tasks.Step02d_ASwallowedInterruptIsLost.Run;

class Step02d_ASwallowedInterruptIsLostTest {

  private static final Duration LAP = Duration.ofMillis(10);

  @Test
  void swallowed_it_is_gone() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(interrupted(Step02d_ASwallowedInterruptIsLost::swallow, LAP))
        .isEqualTo(new Run(3, false));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * LAP.toNanos());
  }

  @Test
  void restored_it_ends_the_loop() throws InterruptedException {
    assertThat(interrupted(Step02d_ASwallowedInterruptIsLost::restore, LAP))
        .isEqualTo(new Run(1, false));
  }

  @Test
  void passed_on_it_ends_the_loop() throws InterruptedException {
    assertThat(interrupted(Step02d_ASwallowedInterruptIsLost::passOn, LAP))
        .isEqualTo(new Run(1, false));
  }
}

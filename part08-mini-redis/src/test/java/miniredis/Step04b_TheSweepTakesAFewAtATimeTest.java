package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import miniredis.Step04b_TheSweepTakesAFewAtATime.Swept;
import org.junit.jupiter.api.Test;

final class Step04b_TheSweepTakesAFewAtATimeTest {

  private final Step04b_TheSweepTakesAFewAtATime step = new Step04b_TheSweepTakesAFewAtATime();

  @Test
  void each_sweep_looks_at_so_many_keys_and_goes_on_where_it_stopped() {
    step.fill("short", 1000, 1000);
    step.fill("long", 200, 3_600_000);
    step.pass(1001);
    assertThat(step.sweep(200)).isEqualTo(new Swept(0, 1200));
    for (int i = 1; i <= 5; i++) {
      assertThat(step.sweep(200)).isEqualTo(new Swept(200, 1200 - 200 * i));
    }
  }

  @Test
  void keys_that_live_on_are_still_there() {
    step.fill("short", 100, 1000);
    step.fill("long", 10, 3_600_000);
    step.pass(1001);
    for (int i = 0; i < 20; i++) {
      step.sweep(50);
    }
    assertThat(step.sweep(50)).isEqualTo(new Swept(0, 10));
  }
}

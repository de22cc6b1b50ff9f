package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step05c_SpacingHasNoBurst.SECOND;
import static queues.Step05c_SpacingHasNoBurst.eager;

import org.junit.jupiter.api.Test;
import queues.Step05c_SpacingHasNoBurst.Admitted;
import queues.limiter.FixedWindow;
import queues.limiter.Spacing;
import queues.limiter.TokenBucket;

class Step05c_SpacingHasNoBurstTest {

  @Test
  void spacing_keeps_to_the_rate_in_every_second_and_saves_nothing() {
    assertThat(eager(new Spacing(SECOND / 10, 0))).isEqualTo(new Admitted(10, 0.4, 9.9));
  }

  @Test
  void the_others_are_earlier_by_their_burst_and_no_faster() {
    assertThat(eager(new FixedWindow(10, SECOND))).isEqualTo(new Admitted(20, 0, 8.01));
    assertThat(eager(new TokenBucket(10, SECOND / 10, 0))).isEqualTo(new Admitted(19, 0, 9));
  }
}

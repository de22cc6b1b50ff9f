package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step05a_AWindowAdmitsTwiceItsLimit.MILLI;
import static queues.Step05a_AWindowAdmitsTwiceItsLimit.startingAt;

import org.junit.jupiter.api.Test;
import queues.Step05a_AWindowAdmitsTwiceItsLimit.Admitted;

class Step05a_AWindowAdmitsTwiceItsLimitTest {

  @Test
  void who_begins_with_the_window_sends_its_limit_in_the_worst_second() {
    assertThat(startingAt(0)).isEqualTo(new Admitted(10, 10));
  }

  @Test
  void who_begins_at_its_end_sends_twice_the_limit_within_20_ms() {
    assertThat(startingAt(990 * MILLI)).isEqualTo(new Admitted(20, 20));
  }
}

package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step05b_ABucketAdmitsItsBurstOnTop.inTheWorstSecond;

import org.junit.jupiter.api.Test;

class Step05b_ABucketAdmitsItsBurstOnTopTest {

  @Test
  void the_first_second_has_the_burst_and_what_is_filled_in_meanwhile() {
    assertThat(inTheWorstSecond(10)).isEqualTo(19);
    assertThat(inTheWorstSecond(5)).isEqualTo(14);
  }

  @Test
  void a_burst_of_one_is_spacing() {
    assertThat(inTheWorstSecond(1)).isEqualTo(10);
  }
}

package miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import miniredis.Step04a_AKeyExpiresWhenItIsRead.Seen;
import org.junit.jupiter.api.Test;

final class Step04a_AKeyExpiresWhenItIsReadTest {

  private final Step04a_AKeyExpiresWhenItIsRead step = new Step04a_AKeyExpiresWhenItIsRead();

  @Test
  void a_key_that_has_expired_stays_in_memory_until_it_is_read() {
    step.set();
    assertThat(step.pass(999)).isEqualTo(new Seen(1, false));
    assertThat(step.pass(2)).isEqualTo(new Seen(1, false));
    assertThat(step.read()).isEqualTo("nothing");
    assertThat(step.pass(0)).isEqualTo(new Seen(0, true));
  }

  @Test
  void before_its_time_it_is_there() {
    step.set();
    step.pass(999);
    assertThat(step.read()).isEqualTo("green");
  }

  @Test
  void a_second_set_takes_the_deadline_away() {
    step.set();
    step.setForEver();
    step.pass(1001);
    assertThat(step.read()).isEqualTo("black");
  }
}

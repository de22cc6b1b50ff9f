package futures;

import static futures.Step02c_JoinCannotBeInterrupted.interruptGet;
import static futures.Step02c_JoinCannotBeInterrupted.interruptJoin;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step02c_JoinCannotBeInterrupted.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step02c_JoinCannotBeInterruptedTest {

  @Test
  void an_interrupt_ends_get_and_clears_the_flag() throws Exception {
    assertThat(interruptGet()).isEqualTo(new Ending("InterruptedException", false, false));
  }

  @Test
  void an_interrupt_does_not_end_join_which_keeps_the_flag() throws Exception {
    assertThat(interruptJoin()).isEqualTo(new Ending("ham", true, true));
  }
}

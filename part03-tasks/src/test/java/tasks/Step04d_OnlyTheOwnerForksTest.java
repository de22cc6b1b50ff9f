package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Step04d_OnlyTheOwnerForksTest {

  @Test
  void a_fork_cannot_fork_in_the_scope_that_it_runs_in() {
    assertThatThrownBy(Step04d_OnlyTheOwnerForks::inTheScopeAtHand)
        .hasCauseInstanceOf(WrongThreadException.class);
  }

  @Test
  void a_fork_can_open_a_scope_and_fork_in_that() throws InterruptedException {
    assertThat(Step04d_OnlyTheOwnerForks.inAScopeOfItsOwn()).isEqualTo("omelette of eggs and ham");
  }
}

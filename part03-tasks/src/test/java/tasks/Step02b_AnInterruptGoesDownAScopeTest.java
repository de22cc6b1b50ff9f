package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step02b_AnInterruptGoesDownAScope.CALL;
import static tasks.Step02b_AnInterruptGoesDownAScope.FUTURE;
import static tasks.Step02b_AnInterruptGoesDownAScope.SCOPE;
import static tasks.Step02b_AnInterruptGoesDownAScope.fateOf;

import org.junit.jupiter.api.Test;
import tasks.Step02a_CancelMayNotReachTheWork.Fate;

class Step02b_AnInterruptGoesDownAScopeTest {

  @Test
  void in_a_call_the_waiter_is_the_worker() throws InterruptedException {
    assertThat(fateOf(CALL)).isEqualTo(new Fate(1, true));
  }

  @Test
  void a_future_shields_the_work_from_its_waiters_interrupt() throws InterruptedException {
    assertThat(fateOf(FUTURE)).isEqualTo(new Fate(3, false));
  }

  @Test
  void a_scope_passes_it_on() throws InterruptedException {
    assertThat(fateOf(SCOPE)).isEqualTo(new Fate(1, true));
  }
}

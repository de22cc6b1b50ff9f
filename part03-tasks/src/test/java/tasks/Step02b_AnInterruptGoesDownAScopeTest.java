package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tasks.Step02b_AnInterruptGoesDownAScope.Fate;

class Step02b_AnInterruptGoesDownAScopeTest {

  @Test
  void in_a_call_the_waiter_is_the_worker() throws InterruptedException {
    assertThat(Step02b_AnInterruptGoesDownAScope.waitInACall()).isEqualTo(new Fate(1, true));
  }

  @Test
  void a_future_shields_the_work_from_its_waiters_interrupt() throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(Step02b_AnInterruptGoesDownAScope.waitForAFuture(threads))
          .isEqualTo(new Fate(3, false));
    }
  }

  @Test
  void a_scope_passes_it_on() throws InterruptedException {
    assertThat(Step02b_AnInterruptGoesDownAScope.waitInAScope()).isEqualTo(new Fate(1, true));
  }
}

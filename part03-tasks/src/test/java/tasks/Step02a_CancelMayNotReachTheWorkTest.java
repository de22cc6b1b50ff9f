package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step02a_CancelMayNotReachTheWork.COMPLETABLE;
import static tasks.Step02a_CancelMayNotReachTheWork.EXECUTOR;
import static tasks.Step02a_CancelMayNotReachTheWork.THREAD;
import static tasks.Step02a_CancelMayNotReachTheWork.TOLD_NOT_TO;
import static tasks.Step02a_CancelMayNotReachTheWork.fateOf;

import org.junit.jupiter.api.Test;
import tasks.Step02a_CancelMayNotReachTheWork.Fate;

class Step02a_CancelMayNotReachTheWorkTest {

  @Test
  void a_completable_future_lets_the_work_run_on() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(fateOf("", COMPLETABLE)).isEqualTo(new Fate(3, false));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000); // all of its laps
  }

  @Test
  void an_executors_future_interrupts_it() throws InterruptedException {
    assertThat(fateOf("", EXECUTOR)).isEqualTo(new Fate(1, true));
  }

  @Test
  void but_not_when_told_not_to() throws InterruptedException {
    assertThat(fateOf("", TOLD_NOT_TO)).isEqualTo(new Fate(3, false));
  }

  @Test
  void a_thread_can_be_interrupted_without_a_future() throws InterruptedException {
    assertThat(fateOf("", THREAD)).isEqualTo(new Fate(1, true));
  }
}

package gather;

import static gather.Step04d_AnUnfairSemaphoreLetsOvertake.overtaken;
import static org.assertj.core.api.Assertions.assertThat;

import gather.Step04d_AnUnfairSemaphoreLetsOvertake.Overtaken;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class Step04d_AnUnfairSemaphoreLetsOvertakeTest {

  @Test
  void a_fair_semaphore_never_lets_overtake() throws InterruptedException {
    assertThat(overtaken(() -> new Semaphore(1, true), 500)).isEqualTo(new Overtaken(0, 0));
  }

  /// Tried until it has happened.
  @Test
  @Timeout(60)
  void an_unfair_one_sometimes_does() throws InterruptedException {
    int overtaken = 0;
    while (overtaken == 0) {
      overtaken = overtaken(() -> new Semaphore(1), 10).most();
    }
    assertThat(overtaken).isPositive();
  }

  @Test
  void each_waiter_waits_for_a_permit_of_its_own() throws InterruptedException {
    var made = new AtomicInteger();
    overtaken(
        () -> {
          made.incrementAndGet();
          return new Semaphore(1, true);
        },
        7);
    assertThat(made).hasValue(7);
  }

  @Test
  void the_permit_is_given_back_in_the_end() throws InterruptedException {
    for (boolean fair : new boolean[] {true, false}) {
      var permit = new Semaphore(1, fair);
      overtaken(permit);
      assertThat(permit.availablePermits()).isEqualTo(1);
    }
  }
}

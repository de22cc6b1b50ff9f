package executors;

import static executors.Step03f_SynchronizedPinsNoCarrier.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step03f_SynchronizedPinsNoCarrier.Seen;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class Step03f_SynchronizedPinsNoCarrierTest {
  private static final int CARRIERS = Runtime.getRuntime().availableProcessors();

  @Test
  void more_threads_than_carriers_wait_in_synchronized() throws Exception {
    assertThat(
            waiting(
                CARRIERS + 2,
                Duration.ofSeconds(60),
                Step03f_SynchronizedPinsNoCarrier::inSynchronized))
        .isEqualTo(new Seen(CARRIERS + 2, CARRIERS + 2));
  }

  @Test
  void each_of_them_holds_its_lock() throws Exception {
    var lock = new Object();
    var held = new AtomicBoolean();
    Step03f_SynchronizedPinsNoCarrier.inSynchronized(lock, () -> held.set(Thread.holdsLock(lock)))
        .run();
    assertThat(held).isTrue();
  }

  @Test
  void a_wait_in_a_static_initialiser_keeps_its_carrier() throws Exception {
    assertThat(
            waiting(
                CARRIERS + 2,
                Duration.ofMillis(200),
                Step03f_SynchronizedPinsNoCarrier::inAnInitialiser))
        .isEqualTo(new Seen(CARRIERS, CARRIERS + 2));
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(2, 5)).hasToString("2 of 5 at once");
  }
}

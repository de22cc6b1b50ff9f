package executors;

import static executors.Step03e_ComputingKeepsItsCarrier.newcomer;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step03e_ComputingKeepsItsCarrier.Seen;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class Step03e_ComputingKeepsItsCarrierTest {
  private static final int CARRIERS = Runtime.getRuntime().availableProcessors();
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void a_virtual_thread_that_spins_on_each_carrier_lets_no_other_begin() throws Exception {
    try (var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(newcomer(virtual, CARRIERS, SHORT)).isEqualTo(new Seen(false));
    }
  }

  @Test
  void one_spinner_less_leaves_a_carrier_free() throws Exception {
    try (var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(newcomer(virtual, CARRIERS - 1, LONG)).isEqualTo(new Seen(true));
    }
  }

  @Test
  void spinning_platform_threads_share_the_cores() throws Exception {
    try (var platform = Executors.newCachedThreadPool()) {
      assertThat(newcomer(platform, CARRIERS, LONG)).isEqualTo(new Seen(true));
    }
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(true)).hasToString("it begins at once");
    assertThat(new Seen(false)).hasToString("it begins when they have stopped");
  }
}

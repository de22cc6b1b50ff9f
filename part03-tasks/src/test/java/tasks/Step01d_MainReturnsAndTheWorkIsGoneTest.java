package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step01d_MainReturnsAndTheWorkIsGone.printed;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Step01d_MainReturnsAndTheWorkIsGoneTest {

  @ParameterizedTest
  @ValueSource(strings = {"virtual", "common"})
  void a_daemon_ends_where_it_stands(String starter) throws IOException {
    // The JVM would have to go on for so long after main. It ends at once.
    assertThat(printed(starter, Duration.ofSeconds(10))).containsExactly("started");
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform", "closed"})
  void a_thread_that_the_jvm_or_main_waits_for_does_not(String starter) throws IOException {
    assertThat(printed(starter, Duration.ofMillis(10)))
        .containsExactly("started", "saved", "cleaned up");
  }
}

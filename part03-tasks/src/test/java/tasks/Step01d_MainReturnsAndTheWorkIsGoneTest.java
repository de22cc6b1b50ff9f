package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tasks.Step01d_MainReturnsAndTheWorkIsGone.Program;

class Step01d_MainReturnsAndTheWorkIsGoneTest {

  @ParameterizedTest
  @EnumSource(names = {"ON_A_VIRTUAL_THREAD", "IN_THE_COMMON_POOL"})
  void a_daemon_ends_where_it_stands(Program program) throws IOException {
    // The JVM would have to go on for so long after main. It ends at once.
    assertThat(Step01d_MainReturnsAndTheWorkIsGone.printedBy(program, Duration.ofSeconds(10)))
        .containsExactly("started");
  }

  @ParameterizedTest
  @EnumSource(names = {"ON_A_PLATFORM_THREAD", "CLOSED"})
  void a_thread_that_the_jvm_or_main_waits_for_does_not(Program program) throws IOException {
    assertThat(Step01d_MainReturnsAndTheWorkIsGone.printedBy(program, Duration.ofMillis(500)))
        .containsExactly("started", "saved", "cleaned up");
  }
}

package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step06c_AnInterruptTakesTheJobBack.askedBy;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step06c_AnInterruptTakesTheJobBackTest {

  @RepeatedTest(20)
  void what_was_taken_back_is_never_asked() throws Exception {
    assertThat(askedBy(Duration.ofMillis(5))).containsExactly("busy", "cas");
  }
}

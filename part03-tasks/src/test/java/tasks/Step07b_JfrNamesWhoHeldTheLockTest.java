package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step07b_JfrNamesWhoHeldTheLock.recordAWait;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class Step07b_JfrNamesWhoHeldTheLockTest {

  @Test
  void the_recording_tells_who_waited_for_whom_and_at_least_how_long() throws Exception {
    var waits = recordAWait(Thread.ofPlatform(), Duration.ofMillis(30));
    assertThat(waits).hasSize(1);
    assertThat(waits.getFirst().waiter()).isEqualTo("report");
    assertThat(waits.getFirst().holder()).isEqualTo("backup");
    assertThat(waits.getFirst().millis()).isGreaterThanOrEqualTo(30);
  }
}

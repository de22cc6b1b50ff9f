package eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step06c_TheJdkWakesASleeperTest {

  @Test
  void a_clock_that_stands_still_stops_the_loops_sleepers_and_not_the_jdks() throws Exception {
    assertThat(Step06c_TheJdkWakesASleeper.wakeUps(Duration.ofMillis(10)))
        .containsExactly(
            "Thread.sleep is over", "the loop's clock moves", "the loop's timer is over");
  }
}

package tasks;

import static java.util.concurrent.Future.State.CANCELLED;
import static java.util.concurrent.Future.State.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tasks.Step01c_AFailedRoundIsTheLast.Rounds;

class Step01c_AFailedRoundIsTheLastTest {

  private static final Duration PERIOD = Duration.ofMillis(1);

  @Test
  void a_round_that_fails_is_the_last() throws InterruptedException {
    assertThat(Step01c_AFailedRoundIsTheLast.letOut(PERIOD)).isEqualTo(new Rounds(2, FAILED));
  }

  @Test
  void a_round_that_deals_with_its_failure_is_not() throws InterruptedException {
    assertThat(Step01c_AFailedRoundIsTheLast.caught(PERIOD)).isEqualTo(new Rounds(5, CANCELLED));
  }
}

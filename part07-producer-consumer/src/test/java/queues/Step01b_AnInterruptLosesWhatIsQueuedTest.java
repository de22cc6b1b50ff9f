package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step01b_AnInterruptLosesWhatIsQueued.interrupted;
import static queues.Step01b_AnInterruptLosesWhatIsQueued.interruptedAndDrained;
import static queues.Step01b_AnInterruptLosesWhatIsQueued.pill;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import queues.Step01b_AnInterruptLosesWhatIsQueued.Outcome;

/// Where the consumer is interrupted, the second item would take a minute: it can't be done before
/// that.
@Timeout(30)
class Step01b_AnInterruptLosesWhatIsQueuedTest {

  private static int secondIsLong(int item) {
    return item == 2 ? 60_000 : 0;
  }

  @Test
  void an_interrupt_cuts_off_one_item_and_leaves_the_rest() throws InterruptedException {
    assertThat(interrupted(Step01b_AnInterruptLosesWhatIsQueuedTest::secondIsLong))
        .isEqualTo(new Outcome(1, 1, 3, 0));
  }

  @Test
  void drained_the_rest_is_handed_back() throws InterruptedException {
    assertThat(interruptedAndDrained(Step01b_AnInterruptLosesWhatIsQueuedTest::secondIsLong))
        .isEqualTo(new Outcome(1, 1, 0, 3));
  }

  @Test
  void a_pill_waits_for_its_turn() throws InterruptedException {
    assertThat(pill(_ -> 0)).isEqualTo(new Outcome(5, 0, 0, 0));
  }
}

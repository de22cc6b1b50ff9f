package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step06d_CloseFinishesWhatWasAccepted.closeWhileFiveAsk;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import queues.Step06d_CloseFinishesWhatWasAccepted.Ends;

@Timeout(30)
class Step06d_CloseFinishesWhatWasAcceptedTest {

  @RepeatedTest(20)
  void what_was_accepted_is_done_and_the_rest_is_refused() throws Exception {
    assertThat(closeWhileFiveAsk())
        .isEqualTo(new Ends(List.of(1, 2, 3), 2, "closed: nothing more is accepted"));
  }
}

package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step06a_TheSubmitterSeesACall.threeSubmitters;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import queues.Step06a_TheSubmitterSeesACall.Answers;
import queues.worker.Pace;
import queues.worker.PacedClient;
import queues.worker.Time;

@Timeout(30)
class Step06a_TheSubmitterSeesACallTest {

  @RepeatedTest(20)
  void each_submitter_gets_its_own_answers_in_its_own_order() throws Exception {
    var atOnce = new Pace(_ -> 0, Time.REAL);
    try (var client = PacedClient.withWorkers(2, (String q) -> "re " + q, atOnce, 3)) {
      assertThat(threeSubmitters(client))
          .containsExactly(
              new Answers("ann", List.of("re ann1", "re ann2", "re ann3", "re ann4")),
              new Answers("ben", List.of("re ben1", "re ben2", "re ben3", "re ben4")),
              new Answers("cas", List.of("re cas1", "re cas2", "re cas3", "re cas4")));
    }
  }
}

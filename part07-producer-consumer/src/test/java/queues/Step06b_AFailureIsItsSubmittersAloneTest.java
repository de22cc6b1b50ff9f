package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step06b_AFailureIsItsSubmittersAlone.ask;
import static queues.Step06b_AFailureIsItsSubmittersAlone.bareLoop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import queues.worker.Pace;
import queues.worker.PacedClient;
import queues.worker.Time;

@Timeout(30)
class Step06b_AFailureIsItsSubmittersAloneTest {

  @Test
  void in_a_bare_loop_a_failure_ends_the_worker() throws InterruptedException {
    assertThat(bareLoop()).isEqualTo("the worker has ended, and [tea] is left");
  }

  @Test
  void behind_fetch_it_reaches_its_submitter_and_the_worker_goes_on() throws InterruptedException {
    try (var client =
        PacedClient.withWorkers(
            1, Step06b_AFailureIsItsSubmittersAlone::cook, new Pace(_ -> 0, Time.REAL), 3)) {
      assertThat(ask(client, "eggs")).isEqualTo("eggs");
      assertThat(ask(client, "ham")).isEqualTo("the ham is burnt");
      assertThat(ask(client, "tea")).isEqualTo("tea");
    }
  }
}

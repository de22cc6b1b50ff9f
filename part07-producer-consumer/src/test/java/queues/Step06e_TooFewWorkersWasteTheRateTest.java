package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static queues.Step06e_TooFewWorkersWasteTheRate.all;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import queues.Step06e_TooFewWorkersWasteTheRate.InFlight;
import queues.Step06e_TooFewWorkersWasteTheRate.Probe;
import queues.worker.Pace;
import queues.worker.PacedClient;
import queues.worker.Service;
import queues.worker.Time;

@Timeout(30)
class Step06e_TooFewWorkersWasteTheRateTest {

  private final Pace atOnce = new Pace(_ -> 0, Time.REAL);
  private final Probe probe = new Probe();

  @Test
  void no_more_are_in_flight_than_there_are_workers() throws Exception {
    try (var client = PacedClient.withWorkers(2, probe::answer, atOnce, 6)) {
      assertThat(all(6, client, probe)).isEqualTo(new InFlight(2));
    }
  }

  @Test
  void the_counted_service_answers_and_is_left() throws Exception {
    assertThat(probe.answer(7)).isEqualTo(7);
    assertThat(probe.answer(8)).isEqualTo(8);
    assertThat(all(0, null, probe)).isEqualTo(new InFlight(1));
  }

  @Test
  void a_task_for_each_has_as_many_in_flight_as_the_pace_brings() throws Exception {
    var each = new Probe();
    try (var client = PacedClient.withATaskEach(each::answer, atOnce, 6)) {
      assertThat(all(6, client, each)).isEqualTo(new InFlight(6));
    }
  }

  @Test
  void a_call_that_fails_is_not_passed_over() {
    var broken = new IllegalStateException("no answer");
    Service<Integer, Integer> fails =
        _ -> {
          throw broken;
        };
    try (var client = PacedClient.withWorkers(2, fails, atOnce, 6)) {
      assertThatThrownBy(() -> all(1, client, probe)).hasRootCause(broken);
    }
  }

  @Test
  void at_20_a_second_and_0_3_s_each_about_six_are_in_flight() throws Exception {
    try (var client =
        PacedClient.withATaskEach(probe::answer, Pace.every(Duration.ofMillis(50)), 18)) {
      assertThat(all(18, client, probe).most()).isBetween(3, 12);
    }
  }
}

package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step08b_APriorityStarves.byPriority;
import static queues.Step08b_APriorityStarves.withAgeing;

import org.junit.jupiter.api.Test;
import queues.Step08b_APriorityStarves.Place;

class Step08b_APriorityStarvesTest {

  @Test
  void as_long_as_urgent_ones_come_a_patient_job_waits() {
    assertThat(byPriority(10)).isEqualTo(new Place(10));
    assertThat(byPriority(1000)).isEqualTo(new Place(1000));
  }

  @Test
  void with_ageing_it_waits_for_so_many_however_many_come() {
    for (int rounds : new int[] {21, 100, 1000}) {
      assertThat(withAgeing(rounds, 20)).isEqualTo(new Place(20));
    }
  }
}

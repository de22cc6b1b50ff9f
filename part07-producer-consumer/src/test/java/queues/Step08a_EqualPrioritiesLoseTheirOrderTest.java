package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step08a_EqualPrioritiesLoseTheirOrder.byPriority;
import static queues.Step08a_EqualPrioritiesLoseTheirOrder.byPriorityThenNumber;

import java.util.List;
import org.junit.jupiter.api.Test;

class Step08a_EqualPrioritiesLoseTheirOrderTest {

  private static final List<String> IN_ORDER =
      List.of("urgent", "job1", "job2", "job3", "job4", "job5", "job6");

  @Test
  void equal_priorities_come_out_in_another_order_than_they_went_in() {
    assertThat(byPriority())
        .startsWith("urgent")
        .containsExactlyInAnyOrderElementsOf(IN_ORDER)
        .isNotEqualTo(IN_ORDER);
  }

  @Test
  void a_number_keeps_them_in_order() {
    assertThat(byPriorityThenNumber()).isEqualTo(IN_ORDER);
  }
}

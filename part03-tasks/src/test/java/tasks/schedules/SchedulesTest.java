package tasks.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesTest {

  @Test
  void two_actions_each_have_six_orders() {
    assertThat(Schedules.all(2, 2)).containsExactly("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "3, 0, 1", "1, 1, 2", "3, 2, 10", "4, 4, 70", "5, 3, 56"})
  void there_are_as_many_orders_as_the_binomial_says(int a, int b, int binomial) {
    assertThat(Schedules.all(a, b)).hasSize(binomial).doesNotHaveDuplicates();
  }

  @Test
  void each_task_keeps_its_own_order() {
    var ran = new ArrayList<String>();
    Schedules.run(
        "BAAB",
        List.of(() -> ran.add("a1"), () -> ran.add("a2")),
        List.of(() -> ran.add("b1"), () -> ran.add("b2")));
    assertThat(ran).containsExactly("b1", "a1", "a2", "b2");
  }
}

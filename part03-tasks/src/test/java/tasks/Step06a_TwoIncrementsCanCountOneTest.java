package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step06a_TwoIncrementsCanCountOne.explore;

import java.util.List;
import org.junit.jupiter.api.Test;
import tasks.Step06a_TwoIncrementsCanCountOne.Atomic;
import tasks.Step06a_TwoIncrementsCanCountOne.Confined;
import tasks.Step06a_TwoIncrementsCanCountOne.Outcome;
import tasks.Step06a_TwoIncrementsCanCountOne.Volatile;

class Step06a_TwoIncrementsCanCountOneTest {

  @Test
  void volatile_loses_one_in_every_order_that_is_not_one_after_the_other() {
    assertThat(explore(Volatile::new))
        .isEqualTo(new Outcome(6, List.of("ABAB", "ABBA", "BAAB", "BABA")));
  }

  @Test
  void confined_to_one_thread_it_loses_none() {
    assertThat(explore(Confined::new)).isEqualTo(new Outcome(2, List.of()));
  }

  @Test
  void nor_does_an_atomic_one() {
    assertThat(explore(Atomic::new)).isEqualTo(new Outcome(2, List.of()));
  }
}

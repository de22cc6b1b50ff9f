package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step06d_LocksInOppositeOrderDeadlock.AS_GIVEN;
import static tasks.Step06d_LocksInOppositeOrderDeadlock.BY_ID;
import static tasks.Step06d_LocksInOppositeOrderDeadlock.twoTransfers;

import java.util.List;
import org.junit.jupiter.api.Test;
import tasks.Step06d_LocksInOppositeOrderDeadlock.Account;
import tasks.Step06d_LocksInOppositeOrderDeadlock.Outcome;

class Step06d_LocksInOppositeOrderDeadlockTest {

  @Test
  void opposite_orders_end_in_a_circle_and_the_dump_names_it() throws Exception {
    assertThat(twoTransfers(AS_GIVEN))
        .isEqualTo(new Outcome(0, List.of("a-to-b waits for b-to-a", "b-to-a waits for a-to-b")));
  }

  @Test
  void one_order_for_all_makes_both_transfers() throws Exception {
    assertThat(twoTransfers(BY_ID)).isEqualTo(new Outcome(2, List.of()));
  }

  @Test
  void the_order_by_id_does_not_depend_on_the_direction() {
    var a = new Account(1);
    var b = new Account(2);
    assertThat(BY_ID.of(a, b)).containsExactly(a, b);
    assertThat(BY_ID.of(b, a)).containsExactly(a, b);
  }
}

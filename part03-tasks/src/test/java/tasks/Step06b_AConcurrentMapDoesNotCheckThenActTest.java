package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.CHECK_THEN_ACT;
import static tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.COMPUTE_IF_ABSENT;
import static tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.PUT_IF_ABSENT;
import static tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.explore;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.Connection;
import tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.Lookup;
import tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.Outcome;
import tasks.Step06b_AConcurrentMapDoesNotCheckThenAct.Server;

class Step06b_AConcurrentMapDoesNotCheckThenActTest {

  @Test
  void check_then_act_opens_two_unless_one_task_runs_after_the_other() {
    assertThat(explore(CHECK_THEN_ACT)).isEqualTo(new Outcome(6, 4));
  }

  @Test
  void put_if_absent_opens_its_argument_always() {
    assertThat(explore(PUT_IF_ABSENT)).isEqualTo(new Outcome(6, 6));
  }

  @Test
  void compute_if_absent_opens_one() {
    assertThat(explore(COMPUTE_IF_ABSENT)).isEqualTo(new Outcome(2, 0));
  }

  @Test
  void each_of_them_alone_puts_one_connection_into_the_map() {
    for (Lookup lookup : List.of(CHECK_THEN_ACT, PUT_IF_ABSENT, COMPUTE_IF_ABSENT)) {
      var map = new ConcurrentHashMap<String, Connection>();
      lookup.actions(map, new Server()).forEach(Runnable::run);
      assertThat(map).containsOnlyKeys("db").containsValue(new Connection(1));
    }
  }
}

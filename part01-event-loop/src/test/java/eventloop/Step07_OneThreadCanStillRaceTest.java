package eventloop;

import static eventloop.Step07_OneThreadCanStillRace.onALoop;
import static eventloop.Step07_OneThreadCanStillRace.twoDeposits;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step07_OneThreadCanStillRace.Account;
import eventloop.coroutines.Interleavings.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class Step07_OneThreadCanStillRaceTest {

  private static List<String> losing(List<Run<Account>> runs) {
    return runs.stream().filter(run -> run.state().balance != 100).map(Run::schedule).toList();
  }

  @Test
  void look_wait_act_loses_a_deposit_in_four_orders_of_six() {
    var runs = twoDeposits(Step07_OneThreadCanStillRace::lookWaitAct);
    assertThat(runs).hasSize(4 * 3 / 2); // 4 over 2
    assertThat(losing(runs)).containsExactly("ABAB", "ABBA", "BAAB", "BABA");
  }

  @Test
  void wait_look_act_loses_none_in_as_many_orders() {
    var runs = twoDeposits(Step07_OneThreadCanStillRace::waitLookAct);
    assertThat(runs).hasSize(6);
    assertThat(losing(runs)).isEmpty();
  }

  @Test
  void without_a_wait_there_are_two_orders_and_both_are_right() {
    var runs = twoDeposits(Step07_OneThreadCanStillRace::lookAct);
    assertThat(runs).extracting(Run::schedule).containsExactly("AB", "BA");
    assertThat(losing(runs)).isEmpty();
  }

  @Test
  void the_loops_own_order_is_one_of_those_that_lose() throws Exception {
    var account = onALoop(Step07_OneThreadCanStillRace::lookWaitAct);
    assertThat(account.balance).isEqualTo(50);
    assertThat(account).hasToString("A sees 0, B sees 0, A puts 50, B puts 50");
    assertThat(onALoop(Step07_OneThreadCanStillRace::waitLookAct).balance).isEqualTo(100);
  }
}

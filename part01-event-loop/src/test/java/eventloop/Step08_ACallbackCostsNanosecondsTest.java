package eventloop;

import static eventloop.Step08_ACallbackCostsNanoseconds.WORK;
import static eventloop.Step08_ACallbackCostsNanoseconds.measure;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step08_ACallbackCostsNanoseconds.Rates;
import eventloop.Step08_ACallbackCostsNanoseconds.Work;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Step08_ACallbackCostsNanosecondsTest {

  @Test
  void rates_have_a_median_and_a_spread() {
    var rates = new Rates("ours", List.of(5.0, 1.0, 4.0, 2.0, 3.0));
    assertThat(rates.lowest()).isEqualTo(1);
    assertThat(rates.median()).isEqualTo(3);
    assertThat(rates.highest()).isEqualTo(5);
  }

  @Test
  void a_ratio_compares_round_with_round() {
    var ours = new Rates("ours", List.of(10.0, 1.0, 20.0));
    var theirs = new Rates("theirs", List.of(5.0, 0.5, 5.0));
    assertThat(ours.ratioTo(theirs)).isEqualTo(new Rates("ours to theirs", List.of(2.0, 2.0, 4.0)));
  }

  @Test
  void the_contenders_take_turns_and_a_rate_is_a_second() throws Exception {
    var turns = new ArrayList<String>();
    var work =
        new Work(
            "work",
            1000,
            10,
            (contender, count) -> {
              turns.add(contender.name() + " " + count);
              return 2_000_000;
            });
    try (var ours = new OursContender();
        var netty = new NettyContender()) {
      assertThat(measure(work, List.of(ours, netty), 2))
          .containsExactly(
              new Rates("ours", List.of(500_000.0, 500_000.0)),
              new Rates("Netty's", List.of(500_000.0, 500_000.0)));
    }
    assertThat(turns).containsExactly("ours 1000", "Netty's 1000", "ours 1000", "Netty's 1000");
  }

  @Test
  void all_kinds_of_work_can_be_done_in_the_amount_that_is_asked_for() throws Exception {
    try (var ours = new OursContender()) {
      for (var work : WORK) {
        assertThat(measure(work, List.of(ours), 1).getFirst().median())
            .as(work.name())
            .isPositive();
      }
    }
  }
}

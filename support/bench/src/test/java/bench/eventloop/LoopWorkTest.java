package bench.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopWorkTest {

  @Test
  void the_contenders_take_turns_and_a_figure_is_that_of_one_op() throws Exception {
    var turns = new ArrayList<String>();
    var work =
        new LoopWork(
            "callback",
            1000,
            10,
            (contender, count) -> {
              turns.add(contender.name() + " " + count);
              return 2_000_000;
            });
    try (var ours = new OursContender();
        var netty = new NettyContender()) {
      assertThat(work.measure(List.of(ours, netty), 2))
          .isEqualTo(
              Map.of(
                  "handmade loop", List.of(2_000.0, 2_000.0),
                  "netty event loop", List.of(2_000.0, 2_000.0)));
    }
    assertThat(turns)
        .containsExactly(
            "handmade loop 1000",
            "netty event loop 1000",
            "handmade loop 1000",
            "netty event loop 1000");
  }

  @Test
  void all_kinds_of_work_can_be_done_in_the_amount_that_is_asked_for() throws Exception {
    try (var ours = new OursContender()) {
      for (var work : LoopWork.KNOWN.values()) {
        assertThat(work.measure(List.of(ours), 1).get("handmade loop"))
            .as(work.unit())
            .allMatch(nanos -> nanos > 0);
      }
    }
  }
}

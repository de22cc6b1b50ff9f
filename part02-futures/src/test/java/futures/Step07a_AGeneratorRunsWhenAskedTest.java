package futures;

import static futures.Step06_AChainOfStagesIsNoLoop.in;
import static futures.Step07a_AGeneratorRunsWhenAsked.fromAGenerator;
import static futures.Step07a_AGeneratorRunsWhenAsked.fromAList;
import static org.assertj.core.api.Assertions.assertThat;

import futures.generator.Generator;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step07a_AGeneratorRunsWhenAskedTest {

  private final String me = Thread.currentThread().getName();

  @Test
  void a_generator_and_its_loop_take_turns() throws Exception {
    assertThat(fromAGenerator(3, 0))
        .containsExactly(
            "producer makes 0", me + " gets 0",
            "producer makes 1", me + " gets 1",
            "producer makes 2", me + " gets 2");
  }

  @Test
  void a_list_is_made_whole_before_it_is_looked_at() throws Exception {
    assertThat(fromAList(2, 0))
        .containsExactly(me + " makes 0", me + " makes 1", me + " gets 0", me + " gets 1");
  }

  @Test
  void a_generator_may_loop_over_a_generator() throws Exception {
    var doubled = new ArrayList<Integer>();
    var inner = endless();
    try (var outer =
        new Generator<Integer>(out -> {
          try (inner) {
            for (int number : in(inner)) {
              out.give(number * 2);
            }
          }
        })) {
      for (int number : in(outer)) {
        doubled.add(number);
        if (number == 4) {
          break;
        }
      }
    }
    assertThat(doubled).containsExactly(0, 2, 4);
    assertThat(inner.next().get()).as("closed with the outer one").isEqualTo(Optional.empty());
  }

  private static Generator<Integer> endless() {
    return new Generator<>(out -> {
      for (int i = 0; ; i++) {
        out.give(i);
      }
    });
  }
}

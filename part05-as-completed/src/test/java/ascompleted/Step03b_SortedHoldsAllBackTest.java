package ascompleted;

import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.Step03b_SortedHoldsAllBack.Kitchen;
import ascompleted.outcomes.Outcome.Work;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step03b_SortedHoldsAllBackTest {

  private static final List<String> DISHES = List.of("roast", "tea", "eggs");

  private final AtomicInteger done = new AtomicInteger();

  /// Each is ready only when all three are in the works.
  private final CyclicBarrier three = new CyclicBarrier(3);

  private final Work<String, String> cook =
      dish -> {
        three.await();
        done.incrementAndGet();
        return dish;
      };

  private String serve(String dish) {
    return dish + " when " + done + " are done";
  }

  /// The roast is done when the other two have been served.
  @Test
  void as_they_come_each_is_served_when_it_is_done() {
    var othersAreServed = new CountDownLatch(2);
    Work<String, String> slowRoast =
        dish -> {
          if (dish.equals("roast")) {
            othersAreServed.await();
          }
          return dish;
        };
    UnaryOperator<String> countDown =
        dish -> {
          othersAreServed.countDown();
          return dish;
        };
    assertThat(Step03b_SortedHoldsAllBack.asTheyCome(DISHES, slowRoast, countDown))
        .hasSize(3)
        .last()
        .isEqualTo("roast");
  }

  @Test
  void sorted_serves_nothing_before_all_are_done() {
    assertThat(Step03b_SortedHoldsAllBack.sorted(DISHES, cook, this::serve))
        .containsExactly("eggs when 3 are done", "roast when 3 are done", "tea when 3 are done");
  }

  /// If this fails on a newer JDK: good. Then a parallel stream is no mistake here.
  @Test
  void a_parallel_stream_serves_nothing_before_all_are_done() {
    assertThat(Step03b_SortedHoldsAllBack.inParallel(DISHES, cook, this::serve))
        .containsExactlyInAnyOrder(
            "eggs when 3 are done", "roast when 3 are done", "tea when 3 are done");
  }

  /// Two wanted and a bound of three: when the second is asked for, four have been read.
  @Test
  void a_limit_reads_no_more_of_an_endless_input_than_it_may_need() {
    var read = new AtomicInteger();
    Iterable<String> teas = () -> Stream.generate(() -> "tea " + read.incrementAndGet()).iterator();
    assertThat(Step03b_SortedHoldsAllBack.first(2, teas, dish -> dish)).hasSize(2);
    assertThat(read).hasValue(4);
  }

  @Test
  void in_the_kitchen_all_are_ready_when_the_last_is_served() {
    var kitchen = new Kitchen();
    List<String> served =
        Step03b_SortedHoldsAllBack.asTheyCome(DISHES, kitchen::cook, kitchen::serve);
    assertThat(served).hasSize(3).allMatch(dish -> dish.matches("(tea|eggs|roast) .[123] ready."));
    assertThat(served.getLast()).endsWith("(3 ready)");
  }

  @Test
  void in_the_kitchen_a_roast_takes_longest() throws InterruptedException {
    long start = System.nanoTime();
    assertThat(new Kitchen().cook("roast")).isEqualTo("roast");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(600_000_000);
  }
}

package ascompleted;

import static ascompleted.Step02c_MapConcurrentWaitsForTheHead.cook;
import static lesson.Lesson.span;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step02c_MapConcurrentWaitsForTheHeadTest {

  private static final List<String> MENU = List.of("roast", "tea", "eggs");

  private final List<String> served = new ArrayList<>();

  /// The roast is done when the tea is: the tea is ready first.
  @Test
  void mapConcurrent_serves_in_the_order_of_its_input() {
    var tea = new CountDownLatch(1);
    UnaryOperator<String> cook =
        dish -> {
          switch (dish) {
            case "roast" -> await(tea);
            case "tea" -> tea.countDown();
            default -> {}
          }
          return dish;
        };
    Step02c_MapConcurrentWaitsForTheHead.inOrder(MENU, cook, 2, served::add);
    assertThat(served).containsExactly("roast", "tea", "eggs");
  }

  /// Nothing is begun after the tea, which is ready, until the roast is: the roast waits 200 ms for
  /// the eggs to be begun.
  @Test
  void behind_a_slow_head_mapConcurrent_begins_nothing_new() {
    var begun = new AtomicInteger();
    UnaryOperator<String> cook =
        dish -> {
          begun.incrementAndGet();
          if (dish.equals("roast")) {
            long end = System.nanoTime() + 200_000_000;
            while (begun.get() < 3 && System.nanoTime() < end) {
              Thread.onSpinWait();
            }
            return "roast when " + begun + " had begun";
          }
          return dish;
        };
    Step02c_MapConcurrentWaitsForTheHead.inOrder(MENU, cook, 2, served::add);
    assertThat(served).containsExactly("roast when 2 had begun", "tea", "eggs");
  }

  /// The roast is done only when the eggs have been served.
  @Test
  void as_they_come_what_is_ready_is_served_while_the_head_cooks() throws Exception {
    var eggs = new CountDownLatch(1);
    UnaryOperator<String> cook =
        dish -> {
          if (dish.equals("roast")) {
            await(eggs);
          }
          return dish;
        };
    Step02c_MapConcurrentWaitsForTheHead.asTheyCome(
        MENU,
        cook,
        2,
        dish -> {
          served.add(dish);
          if (dish.equals("eggs")) {
            eggs.countDown();
          }
        });
    assertThat(served).containsExactly("tea", "eggs", "roast");
  }

  /// Each is done only when another one is in the works; a third one at once would be seen.
  @Test
  void as_they_come_two_are_in_the_works_and_never_three() throws Exception {
    var pair = new CyclicBarrier(2);
    var inTheWorks = new AtomicInteger();
    var peak = new AtomicInteger();
    UnaryOperator<String> cook =
        dish -> {
          peak.accumulateAndGet(inTheWorks.incrementAndGet(), Math::max);
          meet(pair);
          inTheWorks.decrementAndGet();
          return dish;
        };
    List<String> six = List.of("a", "b", "c", "d", "e", "f");
    Step02c_MapConcurrentWaitsForTheHead.asTheyCome(six, cook, 2, served::add);
    assertThat(served).containsExactlyInAnyOrderElementsOf(six);
    assertThat(peak).hasValue(2);
  }

  @Test
  void fewer_dishes_than_cooks_are_all_served() throws Exception {
    Step02c_MapConcurrentWaitsForTheHead.asTheyCome(MENU, dish -> dish, 5, served::add);
    assertThat(served).containsExactlyInAnyOrderElementsOf(MENU);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void in_the_step_a_roast_takes_longest() {
    try (var meal = span("meal").waits()) {
      long start = System.nanoTime();
      assertThat(cook(meal).apply("roast")).isEqualTo("roast");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(700_000_000);
    }
  }
}

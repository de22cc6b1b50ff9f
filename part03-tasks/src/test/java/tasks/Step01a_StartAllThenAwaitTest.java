package tasks;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class Step01a_StartAllThenAwaitTest {

  @FunctionalInterface
  interface Kitchen {
    List<String> cook(List<Callable<String>> dishes, ExecutorService threads);
  }

  private static final Kitchen TWO_PIPELINES = Step01a_StartAllThenAwait::twoPipelines;
  static final List<Named<Kitchen>> ONE_AFTER_THE_OTHER =
      List.of(
          named("calls", (dishes, _) -> Step01a_StartAllThenAwait.calls(dishes)),
          named("onePipeline", Step01a_StartAllThenAwait::onePipeline));
  static final List<Named<Kitchen>> ALL =
      Stream.concat(ONE_AFTER_THE_OTHER.stream(), Stream.of(named("twoPipelines", TWO_PIPELINES)))
          .toList();

  private static List<String> cook(Kitchen kitchen, List<Callable<String>> dishes) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return kitchen.cook(dishes, threads);
    }
  }

  @ParameterizedTest
  @FieldSource("ONE_AFTER_THE_OTHER")
  void calls_and_one_pipeline_begin_a_dish_when_the_one_before_is_done(Kitchen kitchen) {
    var eggs = new CountDownLatch(1);
    Callable<String> tea = () -> "eggs begun: " + eggs.await(100, MILLISECONDS); // for nothing
    Callable<String> fried =
        () -> {
          eggs.countDown();
          return "eggs";
        };
    assertThat(cook(kitchen, List.of(tea, fried))).containsExactly("eggs begun: false", "eggs");
  }

  @Test
  void two_pipelines_begin_all_before_they_await_one() {
    var together = new CyclicBarrier(3); // each dish is done when all three have begun
    Callable<String> dish = () -> "" + together.await(10, SECONDS);
    assertThat(cook(TWO_PIPELINES, List.of(dish, dish, dish)))
        .containsExactlyInAnyOrder("0", "1", "2");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void results_come_in_the_order_asked_for(Kitchen kitchen) {
    assertThat(cook(kitchen, List.of(() -> "tea", () -> "eggs", () -> "ham")))
        .containsExactly("tea", "eggs", "ham");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void a_failed_dish_is_said_to_have_failed(Kitchen kitchen) {
    Callable<String> burnt =
        () -> {
          throw new IOException("burnt");
        };
    assertThatThrownBy(() -> cook(kitchen, List.of(burnt)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a dish failed")
        .hasRootCauseMessage("burnt");
  }
}

package ascompleted;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static java.util.stream.Gatherers.mapConcurrent;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lesson.Span;

/// Five dishes, two cooks. The first dish takes 0.7 s, the others 0.2 s. When is the second served?
///
/// One might expect that a stream which maps concurrently yields what is ready. `mapConcurrent`
/// keeps the order of its input: what is ready waits for the slow head, and while it waits, it
/// keeps one of the two places, so that no cook begins anything new.
///
/// Run `make part_05 STEP=2c`. Watch the second cook in the picture.
///
/// Trap: `mapConcurrent` yields as completed. In fact, it yields in the order of its input: a slow
/// head makes the results that are ready wait, and the places that they keep are lost.
final class Step02c_MapConcurrentWaitsForTheHead {

  static void main() throws Exception {
    say("roast 0.7 s, then four of 0.2 s each; two at a time");
    try (var meal = span("mapConcurrent").waits()) {
      inOrder(MENU, cook(meal), 2, dish -> say("mapConcurrent  %s", dish));
    }
    try (var meal = span("as they come").waits()) {
      asTheyCome(MENU, cook(meal), 2, dish -> say("as they come   %s", dish));
    }
    timeline();
  }

  /// In the order of the input. NEVER serves a dish before the one in front of it.
  static void inOrder(
      List<String> dishes, UnaryOperator<String> cook, int cooks, Consumer<String> serve) {
    dishes.stream().gather(mapConcurrent(cooks, cook)).forEach(serve);
  }

  /// In the order of completion: one more is submitted when one has been served. ALWAYS serves a
  /// dish that is ready. While it serves, the place of that dish is empty.
  static void asTheyCome(
      List<String> dishes, UnaryOperator<String> cook, int cooks, Consumer<String> serve)
      throws InterruptedException, ExecutionException {
    try (var threads = newThreadPerTaskExecutor(ofVirtual().name("cook-", 1).factory())) {
      var completed = new ExecutorCompletionService<String>(threads);
      for (int i = 0; i < dishes.size(); i++) {
        if (i >= cooks) {
          serve.accept(completed.take().get());
        }
        String dish = dishes.get(i);
        var _ = completed.submit(() -> cook.apply(dish));
      }
      for (int left = Math.min(cooks, dishes.size()); left > 0; left--) {
        serve.accept(completed.take().get());
      }
    }
  }

  private static final List<String> MENU = List.of("roast", "tea", "eggs", "ham", "soup");

  static UnaryOperator<String> cook(Span meal) {
    return dish -> {
      try (var _ = meal.span(dish).waits()) {
        Thread.sleep(Duration.ofMillis(dish.equals("roast") ? 700 : 200));
        return dish;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e); // is not interrupted here
      }
    };
  }
}

package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lesson.Span;

/// Three dishes take 0.1, 0.3 and 0.2 s. How long does breakfast take?
///
/// A task begins when it is submitted; `get` only waits. So breakfast takes 0.3 s if all three are
/// started before the first is awaited. One might expect that of two `map`s in a stream, one that
/// submits and one that awaits. But a stream takes one element through all of its stages before it
/// looks at the next.
///
/// Trap: `get` starts the work. In fact, `get` only waits; the work begins when it is submitted.
///
/// Run `make part_03 STEP=1a`. Watch the picture: one mistake, and the tasks gain nothing over
/// plain calls.
final class Step01a_StartAllThenAwait {

  static void main() {
    say("breakfast: tea 0.1 s, eggs 0.3 s, ham 0.2 s");
    say("calls          %s", breakfast("calls", CALLS));
    say("one pipeline   %s", breakfast("one pipeline", ONE_PIPELINE));
    say("two pipelines  %s", breakfast("two pipelines", TWO_PIPELINES));
    timeline();
  }

  static List<String> breakfast(String name, Kitchen kitchen) {
    var cooks = ofVirtual().name("cook-", 1).factory();
    try (var span = span(name);
        var threads = Executors.newThreadPerTaskExecutor(cooks)) {
      var dishes = List.of(dish("tea", 100, span), dish("eggs", 300, span), dish("ham", 200, span));
      return kitchen.cook(dishes, threads);
    }
  }

  private static Callable<String> dish(String name, int millis, Span breakfast) {
    return () -> {
      try (var _ = breakfast.span(name)) {
        Thread.sleep(Duration.ofMillis(millis));
        return name;
      }
    };
  }

  /// Cooks all dishes, and returns them in the order in which they were asked for.
  @FunctionalInterface
  interface Kitchen {
    List<String> cook(List<Callable<String>> dishes, ExecutorService threads);
  }

  // The control: no task at all.
  static final Kitchen CALLS =
      (dishes, _) -> dishes.stream().map(Step01a_StartAllThenAwait::call).toList();

  // The mistake: start one, await it, start the next.
  static final Kitchen ONE_PIPELINE =
      (dishes, threads) ->
          dishes.stream().map(threads::submit).map(Step01a_StartAllThenAwait::await).toList();

  // The repair: the first `toList` has started all when the second stream begins.
  static final Kitchen TWO_PIPELINES =
      (dishes, threads) ->
          dishes.stream().map(threads::submit).toList().stream()
              .map(Step01a_StartAllThenAwait::await)
              .toList();

  private static String call(Callable<String> dish) {
    try {
      return dish.call();
    } catch (Exception e) {
      throw new IllegalStateException("a dish failed", e);
    }
  }

  private static String await(Future<String> dish) {
    return call(dish::get);
  }
}

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
/// started before the first is awaited. You might expect that of two `map`s in a stream, one that
/// submits and one that awaits. But a stream takes one element through all of its stages before it
/// looks at the next.
///
/// Run `make part_03 STEP=1a`. Watch the picture: with one mistake, the tasks gain nothing over
/// plain calls.
///
/// Trap: `get` starts the work. In fact, `get` only waits; the work begins when it is submitted.
final class Step01a_StartAllThenAwait {

  static void main() {
    say("breakfast: tea 0.1 s, eggs 0.3 s, ham 0.2 s");
    var cooks = ofVirtual().name("cook-", 1).factory();
    try (var threads = Executors.newThreadPerTaskExecutor(cooks)) {
      try (var breakfast = span("calls").waits()) {
        say("calls          %s", calls(dishes(breakfast)));
      }
      try (var breakfast = span("one pipeline").waits()) {
        say("one pipeline   %s", onePipeline(dishes(breakfast), threads));
      }
      try (var breakfast = span("two pipelines").waits()) {
        say("two pipelines  %s", twoPipelines(dishes(breakfast), threads));
      }
    }
    timeline();
  }

  /// The control: no task at all. ALWAYS one dish after the other.
  static List<String> calls(List<Callable<String>> dishes) {
    return dishes.stream().map(dish -> call(dish)).toList();
  }

  /// The mistake: submits a dish, awaits it, submits the next. ALWAYS one dish after the other.
  static List<String> onePipeline(List<Callable<String>> dishes, ExecutorService threads) {
    return dishes.stream().map(threads::submit).map(future -> await(future)).toList();
  }

  /// The repair: the first `toList` has submitted all dishes when the second stream begins. ALWAYS
  /// all of them at once.
  static List<String> twoPipelines(List<Callable<String>> dishes, ExecutorService threads) {
    List<Future<String>> started = dishes.stream().map(threads::submit).toList();
    return started.stream().map(future -> await(future)).toList();
  }

  /// A stream's functions may not throw checked exceptions, so these two wrap them.
  private static String await(Future<String> future) {
    return call(future::get);
  }

  private static String call(Callable<String> dish) {
    try {
      return dish.call();
    } catch (Exception e) {
      throw new IllegalStateException("a dish failed", e);
    }
  }

  private static List<Callable<String>> dishes(Span breakfast) {
    return List.of(
        dish("tea", 100, breakfast), dish("eggs", 300, breakfast), dish("ham", 200, breakfast));
  }

  private static Callable<String> dish(String name, int millis, Span breakfast) {
    return () -> {
      try (var _ = breakfast.span(name).waits()) {
        Thread.sleep(Duration.ofMillis(millis));
        return name;
      }
    };
  }
}

package ascompleted;

import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome;
import ascompleted.outcomes.Outcome.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The outcomes are a stream. When does an operation of the stream see the first one?
///
/// One might expect at once, whatever the operation: a stream is lazy, and of an endless input it
/// takes no more than it needs. But an operation that has to see all elements, such as `sorted`,
/// hands on nothing before the last one. And a parallel stream first collects a batch of up to
/// 1,024 for its second thread.
///
/// Run `make part_05 STEP=3b`. Watch how many dishes are ready when the first one is served.
///
/// Trap: A stream handles its elements as they come. In fact, `sorted` and `parallel` collect them
/// first; if the inputs have no end, `sorted` has none either.
final class Step03b_SortedHoldsAllBack {

  static void main() {
    var dishes = List.of("roast", "tea", "eggs");
    say("tea is ready after 0.2 s, eggs after 0.4 s, roast after 0.6 s");
    var kitchen = new Kitchen();
    say("as they come  %s", asTheyCome(dishes, kitchen::cook, kitchen::serve));
    kitchen = new Kitchen();
    say("sorted        %s", sorted(dishes, kitchen::cook, kitchen::serve));
    kitchen = new Kitchen();
    say("parallel      %s", inParallel(dishes, kitchen::cook, kitchen::serve));
    kitchen = new Kitchen();
    Iterable<String> endless = () -> Stream.generate(() -> "tea").iterator();
    say("two teas of an endless supply: %s", first(2, endless, kitchen::cook));
  }

  /// ALWAYS serves a dish while slower ones cook.
  static List<String> asTheyCome(
      List<String> dishes, Work<String, String> cook, UnaryOperator<String> serve) {
    try (var outcomes = new AsCompleted<>(dishes, 3, cook).stream()) {
      return outcomes.map(Outcome::input).map(serve).toList();
    }
  }

  /// A mistake. NEVER serves a dish before all are ready.
  static List<String> sorted(
      List<String> dishes, Work<String, String> cook, UnaryOperator<String> serve) {
    try (var outcomes = new AsCompleted<>(dishes, 3, cook).stream()) {
      return outcomes.map(Outcome::input).sorted().map(serve).toList();
    }
  }

  /// A mistake. The stream splits first, so that two threads have something to do. NEVER serves one
  /// of the first 1,024 before they are all ready.
  static List<String> inParallel(
      List<String> dishes, Work<String, String> cook, UnaryOperator<String> serve) {
    try (var outcomes = new AsCompleted<>(dishes, 3, cook).stream()) {
      return outcomes.parallel().map(Outcome::input).map(serve).toList();
    }
  }

  /// ALWAYS ends, also where the inputs don't.
  static List<String> first(int wanted, Iterable<String> dishes, Work<String, String> cook) {
    try (var outcomes = new AsCompleted<>(dishes, 3, cook).stream()) {
      return outcomes.map(Outcome::input).limit(wanted).toList();
    }
  }

  /// Knows how many dishes are ready when one is served.
  static final class Kitchen {
    private final AtomicInteger ready = new AtomicInteger();

    String cook(String dish) throws InterruptedException {
      Thread.sleep(
          switch (dish) {
            case "roast" -> Duration.ofMillis(600);
            case "eggs" -> Duration.ofMillis(400);
            default -> Duration.ofMillis(200);
          });
      ready.incrementAndGet();
      return dish;
    }

    String serve(String dish) {
      return "%s (%d ready)".formatted(dish, ready.get());
    }
  }
}

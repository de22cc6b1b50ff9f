package ascompleted;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;

import ascompleted.outcomes.Outcome;
import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.outcomes.Outcome.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;

/// The result carries its input: a record of shop and price. The south shop fails. What does the
/// caller know of it?
///
/// One might expect that the record tells which shop it was. But a task that throws returns no
/// record: `get` throws, and its exception knows of no shop. So the failure has to be in the type
/// as well: an outcome is a success or a failure, and each has its input.
///
/// Run `make part_05 STEP=2b`. Watch what is known of the shop that failed.
///
/// Trap: A result that carries its input always tells whose it is. In fact, a task that fails has
/// no result to carry it: return the failure, with its input, as a value.
final class Step02b_AFailureNeedsItsInputToo {

  static void main() throws Exception {
    say("north answers after 0.2 s, south fails after 0.1 s, east answers after 0.3 s");
    try (var threads = newThreadPerTaskExecutor(ofVirtual().name("ask-", 1).factory())) {
      say("in the result   %s", inTheResult(List.of("north", "south", "east"), ASK, threads));
      say("in the outcome  %s", inTheOutcome(List.of("north", "south", "east"), ASK, threads));
    }
  }

  record Price(String shop, int price) {}

  /// The mistake, where a task may fail. NEVER tells which shop did.
  static List<String> inTheResult(
      List<String> shops, Work<String, Integer> ask, ExecutorService threads)
      throws InterruptedException {
    var completed = new ExecutorCompletionService<Price>(threads);
    for (String shop : shops) {
      var _ = completed.submit(() -> new Price(shop, ask.on(shop)));
    }
    var lines = new ArrayList<String>();
    for (int taken = 0; taken < shops.size(); taken++) {
      try {
        Price price = completed.take().get();
        lines.add(price.shop + " " + price.price);
      } catch (ExecutionException e) {
        lines.add("one of them: " + e.getCause().getMessage());
      }
    }
    return lines;
  }

  /// The repair: no task throws. ALWAYS tells which shop failed, and the compiler refuses a
  /// `switch` that forgets that one may.
  static List<String> inTheOutcome(
      List<String> shops, Work<String, Integer> ask, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    var completed = new ExecutorCompletionService<Outcome<String, Integer>>(threads);
    for (String shop : shops) {
      var _ = completed.submit(() -> Outcome.of(shop, ask));
    }
    var lines = new ArrayList<String>();
    for (int taken = 0; taken < shops.size(); taken++) {
      lines.add(
          switch (completed.take().get()) {
            case Success(var shop, var price) -> shop + " " + price;
            case Failure(var shop, var cause) -> shop + ": " + cause.getMessage();
          });
    }
    return lines;
  }

  private static final Work<String, Integer> ASK =
      shop ->
          switch (shop) {
            case "north" -> after(Duration.ofMillis(200), 30);
            case "east" -> after(Duration.ofMillis(300), 20);
            default -> {
              Thread.sleep(Duration.ofMillis(100));
              throw new IllegalStateException("no answer");
            }
          };

  private static int after(Duration duration, int price) throws InterruptedException {
    Thread.sleep(duration);
    return price;
  }
}

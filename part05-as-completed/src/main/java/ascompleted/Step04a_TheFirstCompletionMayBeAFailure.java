package ascompleted;

import static ascompleted.requests.Race.LOSER;
import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;

import ascompleted.outcomes.AsCompleted;
import ascompleted.outcomes.Outcome.Failure;
import ascompleted.outcomes.Outcome.Success;
import ascompleted.requests.Race;
import ascompleted.requests.Requests;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/// Three mirrors are asked for one file: one answers 500 at once, the other two later. What does
/// `anyOf` give, and what becomes of the other two requests?
///
/// One might expect the file, since any mirror will do. But `anyOf` is done when the first future
/// is, with a value or with a failure. It cancels none of the others; and if you cancel them
/// yourself, their work runs on, as in part 3.
///
/// Run `make part_05 STEP=4a`. Watch what the server saw of the losers.
///
/// Trap: `anyOf` is the first success, and the others are given up. In fact, it is the first
/// completion, a failure too, and the others run on.
final class Step04a_TheFirstCompletionMayBeAFailure {

  static void main() throws Exception {
    try (var requests = Requests.atMost(3);
        var threads = newThreadPerTaskExecutor(ofVirtual().name("get-", 1).factory())) {
      var mirrors = List.of("/status/500", LOSER, LOSER);
      say("three mirrors; the first to answer says 500");
      var race = new Race(requests, 2);
      say("anyOf              %s; %s", anyOf(mirrors, race::get, threads), race.fateOfLosers());
      race = new Race(requests, 2);
      say("anyOf, cancel all  %s; %s", cancelAll(mirrors, race::get, threads), race.fateOfLosers());
      race = new Race(requests, 2);
      say("the first outcome  %s; %s", firstOutcome(mirrors, race::get), race.fateOfLosers());
    }
  }

  /// ALWAYS the failure, if that comes first. The losers are NEVER cancelled.
  static String anyOf(List<String> mirrors, Function<String, String> get, ExecutorService threads)
      throws InterruptedException {
    CompletableFuture<?>[] all =
        mirrors.stream()
            .map(mirror -> supplyAsync(() -> get.apply(mirror), threads))
            .toArray(CompletableFuture[]::new);
    try {
      return "value " + CompletableFuture.anyOf(all).get();
    } catch (ExecutionException e) {
      return "failure " + e.getCause().getMessage();
    }
  }

  /// The same, and then each future is cancelled. The requests NEVER hear of it.
  static String cancelAll(
      List<String> mirrors, Function<String, String> get, ExecutorService threads)
      throws InterruptedException {
    CompletableFuture<?>[] all =
        mirrors.stream()
            .map(mirror -> supplyAsync(() -> get.apply(mirror), threads))
            .toArray(CompletableFuture[]::new);
    try {
      return "value " + CompletableFuture.anyOf(all).get();
    } catch (ExecutionException e) {
      return "failure " + e.getCause().getMessage();
    } finally {
      for (CompletableFuture<?> one : all) {
        one.cancel(true);
      }
    }
  }

  /// The first outcome of [AsCompleted]. A failure too, and it says so in its type; the losers are
  /// ALWAYS cancelled.
  static String firstOutcome(List<String> mirrors, Function<String, String> get) {
    try (var outcomes = AsCompleted.allAtOnce(mirrors, get::apply)) {
      return switch (outcomes.iterator().next()) {
        case Success(_, var value) -> "value " + value;
        case Failure(_, var cause) -> "failure " + cause.getMessage();
      };
    }
  }
}

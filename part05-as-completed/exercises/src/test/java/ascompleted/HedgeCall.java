package ascompleted;

import static ascompleted.Exercise03_AskASecondTime.hedge;

import exercise.Verdict;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// A call of `hedge`, what it asks, and its timer.
@SuppressWarnings("FutureReturnValueIgnored") // it is handed on
final class HedgeCall {

  /// A whole number in nanoseconds only.
  static final Duration DELAY = Duration.ofNanos(1_500_400_001);

  final Verdict verdict = new Verdict(Exercise03_AskASecondTime.class);
  final FakeTimer timer = new FakeTimer();
  final Asked asked = new Asked();

  CompletableFuture<String> begin() throws Exception {
    return begin(asked::ask); // it has no answer until the test gives one
  }

  /// Returns when the first try is under way.
  CompletableFuture<String> begin(Supplier<CompletableFuture<String>> ask) throws Exception {
    var call =
        Verdict.onAnotherThread(() -> {
          asked.caller = Thread.currentThread();
          return hedge(ask, DELAY, timer);
        });
    var answer =
        verdict.get(
            call,
            () -> {
              String observed = "No try has an answer yet, and `hedge` has not returned.";
              return verdict.refuse(observed, "the-caller-may-wait");
            });
    verdict.await(() -> !asked.tries.isEmpty(), "`hedge` has returned, and `ask` was not called.");
    return answer;
  }

  void awaitScheduled() throws InterruptedException {
    verdict.await(
        () -> !timer.nextDelay().isNegative() || asked.tries.size() > 1,
        () ->
            verdict.refuse(
                "The first try has no answer yet, and `timer` has nothing to do.",
                "any-clock-will-do"));
    if (asked.tries.size() > 1) {
      throw verdict.refuse(
          "By the clock of `timer`, no time has passed. `ask` was called a second time.",
          "any-clock-will-do");
    }
  }

  /// Returns when both tries are under way.
  CompletableFuture<String> beginBoth() throws Exception {
    var answer = begin();
    awaitScheduled();
    timer.advance(DELAY);
    verdict.await(
        () -> asked.tries.size() > 1,
        "The delay is over, no try has an answer, and `ask` is not called.");
    return answer;
  }
}

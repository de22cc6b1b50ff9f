package ascompleted;

import exercise.Handed;
import exercise.Interleavings;
import exercise.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. The test answers what is asked, and moves
/// the timer's clock.
@SuppressWarnings({"FutureReturnValueIgnored", "ReferenceEquality"}) // the very failure
class Exercise03_AskASecondTimeTest {

  private static final Duration DELAY = HedgeCall.DELAY;
  private static final Duration NEARLY = DELAY.minusNanos(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final HedgeCall call = new HedgeCall();
  private final Verdict verdict = call.verdict;
  private final FakeTimer timer = call.timer;
  private final Asked asked = call.asked;
  private final List<CompletableFuture<String>> tries = asked.tries;

  private void expectAnswer(String told, String value, CompletableFuture<String> answer)
      throws Exception {
    verdict.await(answer, told + " The future that `hedge` returned is not done.");
    if (!Asked.isDoneWith(value, answer)) {
      throw verdict.refuse(
          told + " The future that `hedge` returned has %s.".formatted(Asked.outcome(answer)));
    }
  }

  @Test
  void sentence_1_the_first_try_answers_in_time() throws Exception {
    var answer = call.begin();
    if (tries.size() > 1) {
      throw refuseTwoTries();
    }
    tries.getFirst().complete("ham");
    expectAnswer("The first try has answered \"ham\".", "ham", answer);
    timer.advance(LONG);
    if (tries.size() > 1) {
      throw verdict.refuse(
          "The first try answered at once. When the delay was over, `ask` was called again.",
          "an-answer-stops-the-timer");
    }
  }

  private AssertionError refuseTwoTries() {
    String observed =
        "The delay is not over, the first try has no answer, and `ask` was called %d times."
            .formatted(tries.size());
    if (asked.callerHasWaited) {
      return verdict.refuse(
          observed + " In between, the thread that called `hedge` waited.", "the-caller-may-wait");
    }
    return asked.wasAskedByTheTimer
        ? verdict.refuse(observed)
        : verdict.refuse(observed, "two-at-once-are-a-hedge");
  }

  @Test
  void sentence_1_its_answer_may_be_null() throws Exception {
    var answer = call.begin();
    tries.getFirst().complete(null);
    String observed = "The first try has answered null. The future that `hedge` returned ";
    verdict.await(answer, () -> verdict.refuse(observed + "is not done.", "null-is-no-answer"));
    timer.advance(LONG);
    if (!Asked.isDoneWith(null, answer) || tries.size() > 1) {
      throw verdict.refuse(
          observed
              + "has %s. `ask` was called %d times.".formatted(Asked.outcome(answer), tries.size()),
          "null-is-no-answer");
    }
  }

  @Test
  void sentence_1_it_may_be_there_at_once() throws Exception {
    var answer =
        call.begin(() -> {
          var one = asked.ask();
          one.complete("ham");
          return one;
        });
    expectAnswer("`ask` returned a future that was done, with \"ham\".", "ham", answer);
    timer.advance(LONG);
    if (tries.size() > 1) {
      throw verdict.refuse(
          "The first `ask` returned a future that was done. When the delay was over, `ask` was"
              + " called again.");
    }
  }

  @Test
  void sentence_2_the_timer_says_when_to_ask_again() throws Exception {
    call.begin();
    call.awaitScheduled();
    Duration scheduled = timer.nextDelay();
    timer.advance(NEARLY);
    if (tries.size() > 1) {
      String observed =
          "The delay is %d ns, and `ask` was called again before it was over."
              .formatted(DELAY.toNanos());
      if (scheduled.equals(Duration.ofSeconds(DELAY.toSeconds()))) {
        throw verdict.refuse(observed, "a-delay-is-in-seconds");
      }
      if (scheduled.equals(Duration.ofMillis(DELAY.toMillis()))) {
        throw verdict.refuse(observed, "a-delay-is-in-milliseconds");
      }
      throw scheduled.equals(DELAY.minusSeconds(DELAY.toSeconds()))
          ? verdict.refuse(observed, "a-part-is-the-whole")
          : verdict.refuse(observed);
    }
    timer.advance(DELAY.minus(NEARLY));
    verdict.await(
        () -> tries.size() > 1,
        "The delay is over, the first try has no answer, and `ask` was not called again.");
    timer.advance(LONG);
    if (tries.size() > 2) {
      throw verdict.refuse(
          "No try has an answer, and `ask` was called a third time.", "a-timer-runs-once");
    }
  }

  @Test
  void sentence_3_the_second_try_answers_first() throws Exception {
    var answer = call.beginBoth();
    tries.getLast().complete("ham");
    expectAnswer("The second try answered \"ham\", the first one has no answer.", "ham", answer);
    expectCancelled(
        tries.getFirst(),
        "The second try has answered, and the future of the first one is not cancelled.",
        "the-other-try-ends-by-itself");
  }

  @Test
  void sentence_3_the_first_try_answers_after_all() throws Exception {
    var answer = call.beginBoth();
    if (tries.getFirst().isCancelled()) {
      throw verdict.refuse(
          "The delay is over, `ask` was called a second time, and the first try was cancelled: it"
              + " might have answered first.",
          "the-second-try-replaces-the-first");
    }
    tries.getFirst().complete("ham");
    expectAnswer("The first try answered \"ham\", the second one has no answer.", "ham", answer);
    expectCancelled(
        tries.getLast(),
        "The first try has answered, and the future of the second one is not cancelled.",
        "only-the-first-try-can-lose");
  }

  @Test
  void sentence_3_or_while_the_second_is_asked() throws Exception {
    Interleavings.ofEach(HedgeMeets.AskAgainAndAnswer.class, Exercise03_AskASecondTime.class);
  }

  private void expectCancelled(CompletableFuture<String> loser, String observed, String belief)
      throws Exception {
    verdict.await(loser::isCancelled, () -> verdict.refuse(observed, belief));
  }

  @Test
  void sentence_4_an_early_failure_ends_the_call() throws Exception {
    var answer = call.begin();
    tries.getFirst().completeExceptionally(Asked.noHam());
    String told = "The first try failed before the delay was over. ";
    verdict.await(
        () -> tries.size() > 1 || answer.isDone(),
        () -> {
          String observed = told + "The future that `hedge` returned is not done.";
          timer.advance(DELAY);
          return tries.size() > 1
              ? verdict.refuse(
                  observed + " When the delay was over, `ask` was called again.",
                  "a-failure-waits-for-the-delay")
              : verdict.refuse(observed);
        });
    if (tries.size() > 1) {
      throw verdict.refuse(told + "`ask` was called again.", "a-hedge-is-a-retry");
    }
    if (!answer.isCompletedExceptionally()) {
      throw verdict.refuse(
          told + "The future that `hedge` returned has %s.".formatted(Asked.outcome(answer)));
    }
    timer.advance(LONG);
    if (tries.size() > 1) {
      throw verdict.refuse(
          told + "So did the call, and when the delay was over, `ask` was called again.",
          "the-timer-knows-of-the-failure");
    }
  }

  @Test
  void sentence_4_the_first_try_may_have_failed_at_once() throws Exception {
    var answer =
        call.begin(() -> {
          var one = asked.ask();
          one.completeExceptionally(Asked.noHam());
          return one;
        });
    String told = "`ask` returned a future that had failed. ";
    verdict.await(answer, told + "That of `hedge` is not done.");
    timer.advance(LONG);
    if (!answer.isCompletedExceptionally() || tries.size() > 1) {
      throw verdict.refuse(
          told
              + "That of `hedge` has %s, and `ask` was called %d times."
                  .formatted(Asked.outcome(answer), tries.size()));
    }
  }

  @Test
  void sentence_5_the_first_fails_while_the_second_may_answer() throws Exception {
    var answer = call.beginBoth();
    expectNoEnd("first", tries.getFirst(), answer);
    tries.getLast().complete("ham");
    expectAnswer("The first try failed, the second one answered \"ham\".", "ham", answer);
  }

  @Test
  void sentence_5_the_second_fails_while_the_first_may_answer() throws Exception {
    var answer = call.beginBoth();
    expectNoEnd("second", tries.getLast(), answer);
    tries.getFirst().complete("ham");
    expectAnswer("The second try failed, the first one answered \"ham\".", "ham", answer);
  }

  /// Sees what a failure brings about at once; what it brings about later, the answer shows.
  private void expectNoEnd(
      String which, CompletableFuture<String> failing, CompletableFuture<String> answer) {
    failing.completeExceptionally(Asked.noHam());
    String told = "Both tries were under way when the %s one failed. ".formatted(which);
    if (tries.size() > 2) {
      throw verdict.refuse(told + "`ask` was called a third time.", "a-hedge-is-a-retry");
    }
    if (answer.isDone()) {
      throw verdict.refuse(
          told
              + "The other one has no answer yet, and the future that `hedge` returned has %s."
                  .formatted(Asked.outcome(answer)),
          "a-failure-is-an-answer");
    }
    if (tries.stream().anyMatch(CompletableFuture::isCancelled)) {
      throw verdict.refuse(told + "The other one was cancelled: it might have answered.");
    }
  }

  @Test
  void sentence_5_the_first_fails_while_the_second_is_asked() throws Exception {
    Interleavings.ofEach(HedgeMeets.AskAgainAndFail.class, Exercise03_AskASecondTime.class);
  }

  @Test
  void sentence_5_both_fail() throws Exception {
    expectFailed("second", 0, 1);
  }

  @Test
  void sentence_5_both_fail_the_first_one_last() throws Exception {
    expectFailed("first", 1, 0);
  }

  @Test
  void sentence_5_both_fail_at_the_same_moment() throws Exception {
    Interleavings.ofEach(HedgeMeets.BothFail.class, Exercise03_AskASecondTime.class);
  }

  /// However the failure is wrapped: sentence 6 is about that.
  private void expectFailed(String which, int failsFirst, int failsLast) throws Exception {
    var answer = call.beginBoth();
    Throwable last = Asked.noHam();
    tries.get(failsFirst).completeExceptionally(Asked.tooDeep());
    tries.get(failsLast).completeExceptionally(last);
    String observed = "Both tries have failed, the %s one last, with %s. ".formatted(which, last);
    verdict.await(
        answer,
        () ->
            verdict.refuse(
                observed + "The future that `hedge` returned is not done.", "one-of-them-answers"));
    if (!answer.isCompletedExceptionally()
        || Handed.of(last, Asked.causeOfGet(answer)) == Handed.OTHER) {
      throw verdict.refuse(
          observed + "The future that `hedge` returned has %s.".formatted(Asked.outcome(answer)));
    }
  }

  @Test
  void sentence_6_get_throws_what_the_try_failed_with() throws Exception {
    var answer = call.begin();
    Throwable noHam = Asked.noHam();
    tries.getFirst().completeExceptionally(noHam);
    expectCause("The only try", noHam, answer);
    tries.clear();
    answer = call.beginBoth();
    Throwable tooDeep = Asked.tooDeep();
    tries.getFirst().completeExceptionally(noHam);
    tries.getLast().completeExceptionally(tooDeep);
    expectCause("The last try", tooDeep, answer);
  }

  private void expectCause(String which, Throwable thrown, CompletableFuture<String> answer)
      throws Exception {
    verdict.await(answer, which + " has failed, and the future that `hedge` returned is not done.");
    Throwable got = Asked.causeOfGet(answer);
    String observed =
        "%s failed with %s. The cause that `get` throws is %s.".formatted(which, thrown, got);
    switch (Handed.of(thrown, got)) {
      case AS_IT_IS -> {}
      case WRAPPED_BY_THE_JDK, WRAPPED ->
          throw verdict.refuse(observed, "a-wrapper-is-the-failure");
      case UNWRAPPED -> throw verdict.refuse(observed, "every-failure-is-wrapped");
      case OTHER -> throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_7_a_cancel_ends_the_first_try() throws Exception {
    var answer = call.begin();
    call.awaitScheduled();
    answer.cancel(true);
    expectCancelled(
        tries.getFirst(),
        "The future that `hedge` returned was cancelled, and that of the first try was not.",
        "the-tries-hear-of-a-cancel");
    String told = "The future that `hedge` returned was cancelled";
    timer.advance(LONG);
    if (tries.size() > 1) {
      throw verdict.refuse(
          told + ". When the delay was over, `ask` was called a second time.",
          "a-cancel-stops-the-timer");
    }
  }

  @Test
  void sentence_7_a_cancel_ends_both_tries() throws Exception {
    var answer = call.beginBoth();
    answer.cancel(true);
    for (var one : tries) {
      expectCancelled(
          one,
          "Both tries were under way. The future that `hedge` returned was cancelled, and that of"
              + " the"
              + " %s try was not.".formatted(one == tries.getFirst() ? "first" : "second"),
          "the-tries-hear-of-a-cancel");
    }
  }

  @Test
  void sentence_7_a_cancel_comes_while_the_second_is_asked() throws Exception {
    Interleavings.ofEach(HedgeMeets.AskAgainAndCancel.class, Exercise03_AskASecondTime.class);
  }

  @Test
  void sentence_8_the_timer_has_nothing_left_to_do() throws Exception {
    expectNothingToDo("The first try has answered", (first, _) -> first.complete("ham"));
  }

  @Test
  void sentence_8_nor_after_an_early_failure() throws Exception {
    expectNothingToDo(
        "The first try has failed, and the call with it",
        (first, _) -> first.completeExceptionally(Asked.noHam()));
  }

  @Test
  void sentence_8_nor_after_a_cancel() throws Exception {
    expectNothingToDo(
        "The future that `hedge` returned was cancelled", (_, answer) -> answer.cancel(true));
  }

  private void expectNothingToDo(
      String told, BiConsumer<CompletableFuture<String>, CompletableFuture<String>> end)
      throws Exception {
    var answer = call.begin();
    call.awaitScheduled();
    end.accept(tries.getFirst(), answer);
    verdict.await(answer, told + ", and the future that `hedge` returned is not done.");
    verdict.await(
        timer::hasNothingToDo,
        () ->
            verdict.refuse(
                told + ", and `timer` keeps a task for the end of the delay.",
                "a-late-timer-does-no-harm"));
  }
}

package futures;

import static exercise.Verdict.PATIENCE;
import static exercise.Verdict.onAnotherThread;
import static futures.Exercise01_TryAgain.tryAgain;

import exercise.OtherThreads;
import exercise.Verdict;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Attempts end when the test says so, each on a thread of its own.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
class Exercise01_TryAgainTest {

  private static final OtherThreads others = new OtherThreads();

  private final Verdict verdict = new Verdict(Exercise01_TryAgain.class);

  private final Kitchen kitchen = new Kitchen();
  private final Outcomes outcomes = new Outcomes(verdict);

  /// Whoever waits for an attempt of this test is not taken for a thread of the next one.
  @AfterEach
  void succeedAtLast() {
    kitchen.all.forEach(attempt -> attempt.complete("ham"));
  }

  @Test
  void sentence_1_the_caller_does_not_wait() throws Exception {
    begin(kitchen::attempt, 4);
  }

  @Test
  void sentence_1_the_completing_thread_does_not_wait() throws Exception {
    begin(kitchen::attempt, 4);
    var first = first();
    verdict.await(
        onAnotherThread(() -> first.completeExceptionally(new IOException("no ham"))),
        () ->
            kitchen.begun.isEmpty()
                ? verdict.refuse("The thread that completed the first attempt never came back.")
                : verdict.refuse(
                    "The thread that completed the first attempt is held up in a stage, and the"
                        + " second attempt is on its way.",
                    "join-is-how-one-flattens"));
  }

  @Test
  void sentence_1_no_other_thread_waits() throws Exception {
    begin(kitchen::attempt, 4);
    var first = first();
    expectNoThreadWaits("The first attempt");
    fail(first, new IOException("no ham"));
    if (next() != null) {
      expectNoThreadWaits("The second attempt");
    }
  }

  private void expectNoThreadWaits(String attempt) throws Exception {
    others.settle();
    var inside = OtherThreads.inside(Exercise01_TryAgain.class);
    if (inside.isPresent() || OtherThreads.inside(Attempt.class).isPresent()) {
      throw verdict.refuse(
          "%s is on its way, and a thread waits for it in %s."
              .formatted(attempt, inside.orElse("`get` or `join`")),
          "another-thread-may-wait");
    }
  }

  @Test
  void sentence_2_an_attempt_does_not_begin_before_the_one_before_has_failed() throws Exception {
    begin(kitchen::attempt, 4);
    first();
    expectNoOther(
        "The first attempt is on its way, and another one has begun.",
        "a-future-waits-until-it-is-needed");
  }

  /// The clock only gives an answer the time to lose its patience.
  @Test
  void sentence_2_however_long_that_takes() throws Exception {
    var outcome = begin(kitchen::attempt, 4);
    var first = first();
    Attempt<String> another = kitchen.begun.poll(1, TimeUnit.SECONDS);
    if (another != null) {
      kitchen.begun.add(another);
    }
    expectNoOther(
        "The first attempt has taken a second, and another one has begun.", "too-slow-has-failed");
    if (outcome.isDone()) {
      throw verdict.refuse(
          "The first attempt has taken a second, and the future that you returned is done.",
          "too-slow-has-failed");
    }
    first.complete("ham");
  }

  @Test
  void sentence_2_no_attempt_begins_after_a_success() throws Exception {
    begin(kitchen::attempt, 4);
    succeed(first(), "ham");
    expectNoOther("The first attempt succeeded, and another one began.", "a-stage-means-a-failure");
  }

  @Test
  void sentence_2_nor_after_a_success_without_a_value() throws Exception {
    begin(kitchen::attempt, 4);
    succeed(first(), null);
    expectNoOther(
        "The first attempt succeeded with the value null, and another one began.",
        "no-value-is-no-success");
  }

  @Test
  void sentence_2_after_an_io_exception_an_attempt_begins() throws Exception {
    var outcome = begin(kitchen::attempt, 4);
    var first = first();
    fail(first, new IOException("no ham"));
    var second = next();
    if (second == null) {
      throw noSecond(outcome, first);
    }
    expectNoOther("The second attempt is on its way, and a third one has begun.");
    fail(second, new IOException("no ham"));
    expectAnother(
        "4 attempts were allowed. Two failed with an IOException",
        "a-stage-hears-of-every-failure");
  }

  /// Looks for what the answer takes an IOException for.
  private AssertionError noSecond(CompletableFuture<String> outcome, Attempt<String> first)
      throws Exception {
    String observed = "The first attempt failed with an IOException, and no other one began.";
    if (outcome == first) {
      return verdict.refuse(
          "The future that you returned is the first attempt itself. " + observed,
          "a-failure-comes-with-the-call");
    }
    begin(kitchen::fried, 4);
    fail(first(), new IOException("no ham"));
    others.settle();
    return kitchen.begun.isEmpty()
        ? verdict.refuse(observed, "a-future-can-be-tried-again")
        : verdict.refuse(
            observed + " Where a stage had wrapped the IOException, another one began.",
            "every-failure-comes-wrapped");
  }

  @Test
  void sentence_3_an_io_exception_may_come_wrapped() throws Exception {
    begin(kitchen::fried, 4);
    fail(first(), new IOException("no ham"));
    expectAnother(
        "An attempt failed with an IOException, which a stage of the recipe had wrapped",
        "a-stage-keeps-the-failure-as-it-is");
  }

  @Test
  void sentence_3_a_subclass_is_an_io_exception_too() throws Exception {
    begin(kitchen::attempt, 4);
    fail(first(), new FileNotFoundException("no ham"));
    expectAnother("An attempt failed with a FileNotFoundException, which is an IOException");
  }

  @Test
  void sentence_3_whatever_caused_it() throws Exception {
    begin(kitchen::attempt, 4);
    fail(first(), new IOException("no ham", new IllegalStateException("the shop is shut")));
    expectAnother(
        "An attempt failed with an IOException, whose cause is an IllegalStateException",
        "the-cause-is-the-failure");
  }

  @Test
  void sentence_3_no_other_failure_will_do() throws Exception {
    for (var failure : List.of(new IllegalStateException("burnt"), new Error("the stove"))) {
      begin(kitchen::attempt, 4);
      fail(first(), failure);
      expectNoOther(
          "An attempt failed with \"%s\", and another one began.".formatted(failure),
          "any-failure-is-worth-another-attempt");
    }
  }

  @Test
  void sentence_3_another_wrapper_is_another_failure() throws Exception {
    expectNoOtherFor(
        new UncheckedIOException(new IOException("no ham")), "the-cause-is-the-failure");
    expectNoOtherFor(
        new ExecutionException(new IOException("no ham")), "two-wrappers-mean-the-same");
  }

  private void expectNoOtherFor(Exception wrapper, String belief) throws Exception {
    begin(kitchen::attempt, 4);
    fail(first(), wrapper);
    expectNoOther(
        "An attempt failed with an %s around an IOException, and another one began."
            .formatted(wrapper.getClass().getSimpleName()),
        belief);
  }

  @Test
  void sentence_4_there_are_no_more_attempts_than_allowed() throws Exception {
    begin(kitchen::attempt, 4);
    for (int made = 1; made <= 4; made++) {
      String observed = "4 attempts were allowed, and there were " + (made - 1) + ".";
      fail(next(observed), new IOException("no ham"));
    }
    others.settle();
    var fifth = kitchen.begun.poll();
    if (fifth != null) {
      fail(fifth, new IOException("no ham"));
      throw next() == null
          ? verdict.refuse(
              "4 attempts were allowed, and there were 5.", "the-first-attempt-does-not-count")
          : verdict.refuse(
              "4 attempts were allowed, and there were more than 5.", "each-attempt-has-them-all");
    }
  }

  @Test
  void sentence_4_one_attempt_may_be_all() throws Exception {
    begin(kitchen::attempt, 1);
    fail(first(), new IOException("no ham"));
    expectNoOther("One attempt was allowed, and there were two.");
  }

  @Test
  void sentence_5_the_future_gets_the_value_of_the_first_attempt() throws Exception {
    var outcome = begin(kitchen::attempt, 4);
    succeed(first(), "ham");
    outcomes.expectHam(outcome, "The first attempt succeeded");
  }

  @Test
  void sentence_5_which_may_be_null() throws Exception {
    var outcome = begin(kitchen::attempt, 4);
    succeed(first(), null);
    String observed = "The first attempt succeeded with the value null, and the future ";
    verdict.await(outcome, observed + "is not done.");
    if (outcome.isCompletedExceptionally()) {
      Throwable got = outcome.exceptionNow();
      throw verdict.refuse(observed + "failed with " + got + ".", "no-value-is-no-success", got);
    }
    if (outcome.resultNow() != null) {
      throw verdict.refuse(observed + "has the value " + outcome.resultNow() + ".");
    }
  }

  @Test
  void sentence_5_or_that_of_a_later_attempt() throws Exception {
    String observed = "The first attempt failed, the second one succeeded";
    var outcome = begin(kitchen::attempt, 4);
    var failure = new IOException("no ham");
    fail(first(), failure);
    succeed(second(), "ham");
    verdict.await(
        outcome,
        () ->
            verdict.refuse(
                observed + ", and the future that you returned is not done.",
                "what-begins-in-a-stage-reports-back"));
    if (outcome.isCompletedExceptionally() && outcome.exceptionNow().equals(failure)) {
      throw verdict.refuse(
          observed + ", and the future that you returned has the failure of the first.",
          "a-later-attempt-changes-the-outcome");
    }
    outcomes.expectHam(outcome, observed);
  }

  @Test
  void sentence_5_or_the_failure_of_the_last_attempt() throws Exception {
    var outcome = begin(kitchen::attempt, 2);
    var first = new IOException("no ham");
    fail(first(), first);
    var last = new IOException("no ham either");
    fail(second(), last);
    if (outcome.isCompletedExceptionally() && outcome.exceptionNow().equals(first)) {
      throw verdict.refuse(
          "Both attempts failed, and the future that you returned has the failure of the first.",
          "the-first-failure-tells-why");
    }
    outcomes.expectFailure(outcome, "The last attempt failed", last);
  }

  @Test
  void sentence_5_whatever_kind_of_failure_it_is() throws Exception {
    for (var failure : List.of(new IllegalStateException("burnt"), new Error("the stove"))) {
      var outcome = begin(kitchen::attempt, 4);
      fail(first(), failure);
      outcomes.expectFailure(outcome, "The attempt failed", failure);
    }
  }

  @Test
  void sentence_5_also_if_the_attempt_was_cancelled() throws Exception {
    var outcome = begin(kitchen::attempt, 4);
    var first = first();
    completes(onAnotherThread(() -> first.cancel(true)));
    outcomes.expectCancelled(outcome);
  }

  @Test
  void sentence_5_also_if_attempts_have_ended_when_the_recipe_returns() throws Exception {
    var noHam = CompletableFuture.<String>failedFuture(new IOException("no ham"));
    var burnt = new IllegalStateException("burnt");
    var ham = CompletableFuture.completedFuture("ham");
    outcomes.expectHam(begin(List.of(ham)), "The recipe returned a future that had succeeded");
    outcomes.expectHam(
        begin(List.of(noHam, ham)),
        "The recipe returned a future that had failed, and then one that had succeeded");
    outcomes.expectFailure(
        begin(List.of(noHam, CompletableFuture.failedFuture(burnt))),
        "The recipe returned a future that had failed with an IOException, and then one",
        burnt);
  }

  private CompletableFuture<String> begin(List<CompletableFuture<String>> done) throws Exception {
    var left = done.iterator();
    return begin(() -> left.hasNext() ? left.next() : new CompletableFuture<>(), 4);
  }

  /// On another thread, so that a test sees that it returns.
  private CompletableFuture<String> begin(Supplier<CompletableFuture<String>> recipe, int attempts)
      throws Exception {
    var outcome =
        verdict.get(
            onAnotherThread(() -> tryAgain(recipe, attempts)),
            () ->
                kitchen.begun.isEmpty()
                    ? verdict.refuse("`tryAgain` has not returned, and no attempt has begun.")
                    : verdict.refuse(
                        "The first attempt is on its way, and `tryAgain` has not returned.",
                        "the-caller-has-time"));
    if (outcome == null) {
      throw verdict.refuse("`tryAgain` returned null.");
    }
    return outcome;
  }

  private Attempt<String> first() throws InterruptedException {
    return next("`tryAgain` has returned, and the recipe was not called.");
  }

  private Attempt<String> second() throws InterruptedException {
    return next("The first attempt failed with an IOException, and no other one began.");
  }

  private Attempt<String> next(String observedIfNoneBegins) throws InterruptedException {
    var next = next();
    if (next == null) {
      throw verdict.refuse(observedIfNoneBegins);
    }
    return next;
  }

  /// Null if none begins.
  private Attempt<String> next() throws InterruptedException {
    return kitchen.begun.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private void expectAnother(String observed, String... belief) throws InterruptedException {
    if (next() == null) {
      throw refuse(observed + ", and no other one began.", belief);
    }
  }

  private void expectNoOther(String observed, String... belief) throws InterruptedException {
    others.settle();
    if (!kitchen.begun.isEmpty()) {
      throw refuse(observed, belief);
    }
  }

  private AssertionError refuse(String observed, String... belief) {
    return belief.length == 0 ? verdict.refuse(observed) : verdict.refuse(observed, belief[0]);
  }

  private void succeed(Attempt<String> attempt, String value) throws Exception {
    completes(onAnotherThread(() -> attempt.complete(value)));
  }

  private void fail(Attempt<String> attempt, Throwable failure) throws Exception {
    completes(onAnotherThread(() -> attempt.completeExceptionally(failure)));
  }

  private void completes(Future<?> completing) throws Exception {
    verdict.await(completing, "The thread that completed an attempt never came back.");
  }
}

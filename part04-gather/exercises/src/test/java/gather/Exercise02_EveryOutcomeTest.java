package gather;

import static exercise.Verdict.onAnotherThread;
import static gather.Exercise02_EveryOutcome.outcomes;

import exercise.Handed;
import exercise.Interleavings;
import gather.Exercise02_EveryOutcome.Failure;
import gather.Exercise02_EveryOutcome.Success;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/// The calls end when the test says so, each on a thread of its own.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
class Exercise02_EveryOutcomeTest extends Collecting {

  @Test
  void sentence_1_each_call_is_made_and_none_is_awaited() throws Exception {
    begin(three());
    if (!List.copyOf(made).equals(List.of("ham", "eggs", "tea"))) {
      throw verdict.refuse(
          "The list was ham, eggs, tea. When `outcomes` returned, these calls had been made: %s."
              .formatted(made));
    }
  }

  @Test
  void sentence_1_each_call_is_made_once() throws Exception {
    var all = begin(three());
    complete(ham);
    complete(eggs);
    complete(tea);
    verdict.await(all, "All calls have succeeded, and the future is not done.");
    if (made.size() > 3) {
      throw verdict.refuse(
          "The list was ham, eggs, tea. These calls were made: %s.".formatted(made),
          "a-supplier-is-its-future");
    }
  }

  @Test
  void sentence_2_a_call_may_throw() throws Exception {
    expectMadeAllTheSame(
        new IllegalStateException("no ham", new IOException("the shop is shut")),
        "a-failure-comes-with-the-future");
  }

  @Test
  void sentence_2_a_call_may_throw_an_error() throws Exception {
    expectMadeAllTheSame(
        new StackOverflowError("too deep").initCause(new IOException("a deep shop")),
        "failures-are-exceptions");
  }

  @Test
  void sentence_2_a_call_may_throw_what_it_does_not_declare() throws Exception {
    expectMadeAllTheSame(
        new IOException("no ham", new IOException("the shop is shut")),
        "what-is-not-declared-is-not-thrown");
  }

  private void expectMadeAllTheSame(Throwable thrown, String belief) throws Exception {
    var calls = List.of(throwing(thrown), call("eggs", eggs));
    String observed = "The first of two calls threw %s.".formatted(thrown);
    try {
      begin(calls);
    } catch (Exception | Error e) {
      if (Handed.of(thrown, e) == Handed.OTHER) {
        throw e;
      }
      throw verdict.refuse(observed + " `outcomes` threw " + e + ".", belief);
    }
    if (!made.contains("eggs")) {
      throw verdict.refuse(observed + " The second one was not made.");
    }
  }

  @Test
  void sentence_3_it_waits_for_all_though_one_fails() throws Exception {
    var all = begin(three());
    fail(ham, new IOException("no ham"));
    others.settle();
    if (eggs.isDone() || tea.isDone()) {
      throw verdict.refuse(
          "The first of three calls failed, and another one's future is cancelled.",
          "a-failure-is-the-end");
    }
    if (all.isDone()) {
      throw verdict.refuse(
          "The first of three calls failed, and the future is done: two calls have not ended.",
          "a-failure-is-the-end");
    }
    complete(eggs);
    others.settle();
    if (all.isDone()) {
      throw verdict.refuse("Two of three calls have ended, and the future is done.");
    }
    complete(tea);
    String observed = "The first of three calls failed, the others succeeded.";
    verdict.await(
        all,
        () ->
            verdict.refuse(
                observed + " Ten seconds later the future is not done.",
                "a-stage-hears-of-every-failure"));
    if (all.isCompletedExceptionally()) {
      throw verdict.refuse(observed + " The future has failed.", "all-of-succeeds");
    }
  }

  @Test
  void sentence_3_nor_does_it_end_before_the_last_call_of_several() throws Exception {
    var all = begin(three());
    complete(tea);
    complete(ham);
    others.settle();
    if (all.isDone()) {
      throw verdict.refuse("Two of three calls have ended, and the future is done.");
    }
    complete(eggs);
    get(all, "All calls have succeeded.");
  }

  @Test
  void sentence_3_calls_may_have_ended_at_once() throws Exception {
    ham.complete("ham");
    eggs.completeExceptionally(new IOException("no eggs"));
    tea.complete("tea");
    get(begin(three()), "All futures were done when the calls returned them.");
  }

  @Test
  void sentence_3_but_a_call_that_has_ended_at_once_is_not_the_last() throws Exception {
    ham.complete("ham");
    var all = begin(three());
    others.settle();
    if (all.isDone()) {
      throw verdict.refuse(
          "The first of three futures was done when the call returned it. The future for all is"
              + " done: two calls have not ended.",
          "none-is-in-flight-so-all-have-ended");
    }
    complete(eggs);
    complete(tea);
    get(all, "The first future was done when the call returned it, the others were later.");
    var other = new CompletableFuture<String>();
    all = begin(List.of(throwing(new IllegalStateException("no ham")), call("eggs", other)));
    others.settle();
    if (all.isDone()) {
      throw verdict.refuse(
          "The first of two calls threw, and the future is done: the other has not ended.");
    }
    complete(other);
    get(all, "The first of two calls threw, the other succeeded.");
  }

  @Test
  void sentence_3_no_calls_have_ended() throws Exception {
    var outcomes = get(begin(List.of()), "The list was empty.");
    if (!outcomes.isEmpty()) {
      throw verdict.refuse("The list was empty, and the outcomes are %s.".formatted(outcomes));
    }
  }

  @Test
  void sentence_4_outcomes_are_in_the_order_of_the_list() throws Exception {
    var all = begin(three());
    var failure = new IOException("no ham");
    ended(onAnotherThread(() -> tea.complete("tea")));
    fail(ham, failure);
    ended(onAnotherThread(() -> eggs.complete("eggs")));
    var outcomes = get(all, "All calls have ended.");
    if (outcomes.size() != 3
        || !new Success<>("eggs").equals(outcomes.get(1))
        || !new Success<>("tea").equals(outcomes.get(2))) {
      String observed =
          "The list was ham, eggs, tea; tea ended first, then ham failed, then eggs ended. The"
              + " outcomes are "
              + outcomes;
      throw outcomes.size() == 3
              && new Success<>("tea").equals(outcomes.get(0))
              && new Success<>("eggs").equals(outcomes.get(2))
          ? verdict.refuse(observed, "outcomes-come-in-the-order-of-the-list")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_two_calls_may_return_the_same_future() throws Exception {
    var all = begin(List.of(call("ham", ham), call("eggs", eggs), call("more ham", ham)));
    ended(onAnotherThread(() -> eggs.complete("eggs")));
    ended(onAnotherThread(() -> ham.complete("ham")));
    String observed = "The first and the third call returned the same future. All have ended.";
    verdict.await(
        all,
        () ->
            verdict.refuse(
                observed + " Ten seconds later the future is not done.",
                "a-future-is-of-one-call"));
    if (all.isCompletedExceptionally()) {
      throw failed(all, observed);
    }
    var twice = new Success<>("ham");
    if (!List.of(twice, new Success<>("eggs"), twice).equals(all.join())) {
      throw verdict.refuse(
          observed + " The outcomes are %s.".formatted(all.join()), "a-future-is-of-one-call");
    }
  }

  @Test
  void sentence_4_a_call_may_be_in_the_list_twice() throws Exception {
    var call = call("ham", ham);
    ham.complete("ham");
    String observed = "One call is in the list twice, and has succeeded.";
    var outcomes = get(begin(List.of(call, call)), observed);
    if (outcomes.size() != 2) {
      throw verdict.refuse(
          observed + " The outcomes are %s.".formatted(outcomes), "a-call-is-a-key");
    }
  }

  @Test
  void sentence_4_none_is_lost_when_two_end_at_once() throws Exception {
    Interleavings.ofEach(TwoCallsEnd.class, Exercise02_EveryOutcome.class);
  }

  @Test
  void sentence_5_a_success_has_the_value() throws Exception {
    ham.complete("ham");
    expectSuccess("ham");
  }

  @Test
  void sentence_5_which_may_be_null() throws Exception {
    ham.complete(null);
    expectSuccess(null);
  }

  private void expectSuccess(String value) throws Exception {
    String observed = "A call succeeded with the value %s.".formatted(value);
    var outcomes = get(begin(List.of(call("ham", ham))), observed);
    if (!List.of(new Success<>(value)).equals(outcomes)) {
      String instead = observed + " The outcomes are " + outcomes + ".";
      throw value == null
          ? verdict.refuse(instead, "no-value-is-no-success")
          : verdict.refuse(instead);
    }
  }

  @Test
  void sentence_5_a_failure_is_as_it_was() throws Exception {
    expectFailure(new IOException("no ham", new IOException("the shop is shut")));
  }

  @Test
  void sentence_5_so_is_an_error() throws Exception {
    expectFailure(new StackOverflowError("too deep").initCause(new IOException("a deep shop")));
  }

  @Test
  void sentence_5_and_what_a_call_threw() throws Exception {
    for (Throwable thrown :
        List.of(
            new IllegalStateException("no ham", new IOException("the shop is shut")),
            new IOException("no ham", new IOException("the shop is shut")),
            new StackOverflowError("too deep").initCause(new IOException("a deep shop")))) {
      String observed = "A call threw %s.".formatted(thrown);
      expectFailure(thrown, get(begin(List.of(throwing(thrown))), observed), observed);
    }
  }

  @Test
  void sentence_5_without_the_wrapper_of_a_stage() throws Exception {
    var thrown = new IOException("no ham", new IOException("the shop is shut"));
    var all = begin(List.of(call("ham", ham.thenApply(dish -> "fried " + dish))));
    fail(ham, thrown);
    String observed =
        "The future of a call is a stage. The future before it failed with %s.".formatted(thrown);
    var outcomes = get(all, observed);
    if (outcomes.getFirst() instanceof Failure<String>(CompletionException got)) {
      throw verdict.refuse(
          observed + " The outcome is a Failure with " + got + ".", "a-failure-comes-as-it-was");
    }
    expectFailure(thrown, outcomes, observed);
  }

  @Test
  void sentence_5_and_of_no_more_than_that() throws Exception {
    var root = new IOException("the shop is shut");
    var own = new ExecutionException("no ham", root);
    var ownOfJoin = new CompletionException("no ham", root);
    expectBelowTheWrapper(own, own);
    expectBelowTheWrapper(ownOfJoin, new CompletionException(ownOfJoin));
  }

  /// What the future was failed with is `thrown`, or is the wrapper that `get` takes off.
  private void expectBelowTheWrapper(Throwable thrown, Throwable failedWith) throws Exception {
    var future = new CompletableFuture<String>();
    var all = begin(List.of(call("ham", future)));
    fail(future, failedWith);
    String observed =
        "The `get` of a call's future throws an ExecutionException, whose cause is %s"
            .formatted(thrown);
    var outcomes = get(all, observed + ".");
    if (!(outcomes.getFirst() instanceof Failure<String>(Throwable got) && thrown.equals(got))) {
      String instead = observed + ", and the outcome is %s.".formatted(outcomes.getFirst());
      throw outcomes.getFirst() instanceof Failure<String>(IOException _)
          ? verdict.refuse(instead, "what-looks-like-a-wrapper-is-one")
          : verdict.refuse(instead);
    }
  }

  @Test
  void sentence_5_cancelled_is_failed_too() throws Exception {
    var all = begin(List.of(call("ham", ham)));
    ended(onAnotherThread(() -> ham.cancel(true)));
    String observed = "The future of a call was cancelled.";
    verdict.await(all, observed + " Ten seconds later the future is not done.");
    if (all.isCompletedExceptionally()) {
      throw all.exceptionNow() instanceof IllegalStateException e && isOfExceptionNow(e)
          ? verdict.refuse(
              observed + " The future failed with %s, which `exceptionNow` threw.".formatted(e),
              "cancelled-has-an-exception")
          : failed(all, observed);
    }
    var outcomes = all.join();
    if (!(outcomes.getFirst() instanceof Failure<String>(Throwable got)
        && got instanceof CancellationException)) {
      throw verdict.refuse(observed + " The outcome is %s.".formatted(outcomes.getFirst()));
    }
  }

  private static boolean isOfExceptionNow(Throwable thrown) {
    return thrown.getStackTrace().length > 0
        && thrown.getStackTrace()[0].getMethodName().equals("exceptionNow");
  }

  @Test
  void sentence_5_what_a_call_threw_may_look_like_a_wrapper() throws Exception {
    var thrown = new CompletionException("no ham", new IOException("the shop is shut"));
    String observed = "A call threw %s.".formatted(thrown);
    var outcomes = get(begin(List.of(throwing(thrown))), observed);
    if (outcomes.getFirst() instanceof Failure<String>(IOException got)) {
      throw verdict.refuse(
          observed + " Its outcome is a Failure with " + got + ".",
          "a-completion-exception-is-a-wrapper");
    }
    expectFailure(thrown, outcomes, observed);
  }

  @Test
  void sentence_6_the_list_may_be_changed() throws Exception {
    var calls = three();
    var all = begin(calls);
    calls.clear();
    complete(ham);
    complete(eggs);
    complete(tea);
    String observed =
        "The list was emptied when `outcomes` had returned. All three calls have ended. ";
    verdict.await(
        all,
        () ->
            verdict.refuse(
                observed + "Ten seconds later the future is not done.", "the-list-stays-as-it-is"));
    if (all.isCompletedExceptionally()) {
      throw verdict.refuse(
          observed + "The future failed: " + all.exceptionNow(), "the-list-stays-as-it-is");
    }
    if (all.join().size() != 3) {
      throw verdict.refuse(
          observed + "The outcomes are " + all.join() + ".", "the-list-stays-as-it-is");
    }
  }
}

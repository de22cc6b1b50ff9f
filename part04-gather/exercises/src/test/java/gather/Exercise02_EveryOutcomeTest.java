package gather;

import static exercise.Verdict.onAnotherThread;
import static gather.Exercise02_EveryOutcome.outcomes;

import exercise.Handed;
import exercise.Interleavings;
import exercise.OtherThreads;
import exercise.Verdict;
import gather.Exercise02_EveryOutcome.Failure;
import gather.Exercise02_EveryOutcome.Outcome;
import gather.Exercise02_EveryOutcome.Success;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The calls end when the test says so, each on a thread of its own.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
class Exercise02_EveryOutcomeTest {

  private static final OtherThreads others = new OtherThreads();

  private final Verdict verdict = new Verdict(Exercise02_EveryOutcome.class);
  private final CompletableFuture<String> ham = new CompletableFuture<>();
  private final CompletableFuture<String> eggs = new CompletableFuture<>();
  private final CompletableFuture<String> tea = new CompletableFuture<>();

  /// The names of the calls, in the order in which they were made.
  private final List<String> made = Collections.synchronizedList(new ArrayList<>());

  private Supplier<CompletableFuture<String>> call(String name, CompletableFuture<String> future) {
    return () -> {
      made.add(name);
      return future;
    };
  }

  private static Supplier<CompletableFuture<String>> throwing(Throwable thrown) {
    return () -> {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    };
  }

  /// A list of three: the caller's own, which it may change.
  private List<Supplier<CompletableFuture<String>>> three() {
    return new ArrayList<>(List.of(call("ham", ham), call("eggs", eggs), call("tea", tea)));
  }

  /// On another thread, so that a test sees that it returns.
  private CompletableFuture<List<Outcome<String>>> begin(
      List<Supplier<CompletableFuture<String>>> calls) throws Exception {
    var all =
        verdict.get(
            onAnotherThread(() -> outcomes(calls)), () -> notReturned(List.copyOf(made).size()));
    if (all == null) {
      throw verdict.refuse("`outcomes` returned null.");
    }
    return all;
  }

  private AssertionError notReturned(int calls) {
    String observed = "None of the futures is done, and `outcomes` has not returned. ";
    return switch (calls) {
      case 0 -> verdict.refuse(observed + "No call was made.");
      case 1 ->
          verdict.refuse(
              observed + "The first call was made, and no other one.",
              "one-loop-starts-and-awaits");
      default -> verdict.refuse(observed + "The calls were made.", "the-caller-has-time");
    };
  }

  private List<Outcome<String>> get(CompletableFuture<List<Outcome<String>>> all, String observed)
      throws Exception {
    verdict.await(all, observed + " Ten seconds later the future is not done.");
    if (all.isCompletedExceptionally()) {
      throw failed(all, observed);
    }
    return all.join();
  }

  private AssertionError failed(CompletableFuture<List<Outcome<String>>> all, String observed)
      throws InterruptedException {
    try {
      return verdict.refuse(observed + " " + all.get());
    } catch (ExecutionException e) {
      return verdict.refuse(observed + " The future failed with " + e.getCause() + ".", e);
    } catch (CancellationException e) {
      return verdict.refuse(observed + " The future is cancelled.", e);
    }
  }

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

  private void complete(CompletableFuture<String> future) throws Exception {
    ended(onAnotherThread(() -> future.complete("cooked")));
  }

  private void fail(CompletableFuture<String> future, Throwable failure) throws Exception {
    ended(onAnotherThread(() -> future.completeExceptionally(failure)));
  }

  private void ended(Future<?> ending) throws Exception {
    verdict.await(ending, "The thread that completed a call's future never came back.");
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

  private void expectMadeAllTheSame(Throwable thrown, String belief) throws Exception {
    var calls = List.of(throwing(thrown), call("eggs", eggs));
    String observed = "The first of two calls threw %s.".formatted(thrown);
    try {
      begin(calls);
    } catch (RuntimeException | Error e) {
      if (Handed.of(thrown, e) == Handed.OTHER) {
        throw e;
      }
      throw verdict.refuse(observed + " `outcomes` threw " + e + ".", belief);
    }
    if (!made.contains("eggs")) {
      throw verdict.refuse(observed + " The second one was not made.");
    }
  }

  private void expectFailure(Throwable thrown, List<Outcome<String>> outcomes, String observed) {
    if (outcomes.isEmpty() || !(outcomes.getFirst() instanceof Failure<String>(Throwable got))) {
      throw verdict.refuse(observed + " The outcomes are " + outcomes + ".");
    }
    String instead = observed + " Its outcome is a Failure with " + got + ".";
    switch (Handed.of(thrown, got)) {
      case AS_IT_IS -> {}
      case WRAPPED_BY_THE_JDK ->
          throw got instanceof ExecutionException
              ? verdict.refuse(instead, "get-throws-what-went-wrong")
              : verdict.refuse(instead, "a-stage-keeps-the-failure-as-it-is");
      case UNWRAPPED -> throw verdict.refuse(instead, "every-failure-comes-wrapped");
      case WRAPPED, OTHER -> throw verdict.refuse(instead);
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

  private void expectFailure(Throwable thrown) throws Exception {
    String observed = "The future of a call failed with %s.".formatted(thrown);
    var all = begin(List.of(call("ham", ham)));
    fail(ham, thrown);
    expectFailure(thrown, get(all, observed), observed);
  }

  @Test
  void sentence_5_and_what_a_call_threw() throws Exception {
    for (Throwable thrown :
        List.of(
            new IllegalStateException("no ham", new IOException("the shop is shut")),
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

package gather;

import static exercise.Verdict.onAnotherThread;

import exercise.Interleavings;
import exercise.OtherThreads;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Calls come one after the other, each from a thread of its own, and end when the test says so.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
class Exercise03_AtMostNTest extends Asking {

  private static final int VERY_MANY = 50_000;

  @Test
  void sentence_1_the_caller_does_not_wait() throws Exception {
    ask(new Exercise03_AtMostN(1), "ham", "eggs");
  }

  @Test
  void sentence_1_nor_for_the_stages_of_another() throws Exception {
    var limit = new Exercise03_AtMostN(1);
    var ham = ask(limit, flights.call("ham"));
    awaitMade("ham", "Nothing is in flight, and a call is not made.");
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    ham.thenRun(() -> {
      begun.countDown();
      OtherThreads.awaitHere(mayEnd);
    });
    var ending = onAnotherThread(() -> flights.future("ham").complete("cooked"));
    try {
      String observed = "A call ended. A stage behind the future that `call` had returned ";
      verdict.await(begun, observed + "has not run ten seconds later.");
      verdict.await(
          onAnotherThread(() -> limit.call(flights.call("tea"))),
          () ->
              verdict.refuse(
                  observed
                      + "ran, and took long. Another thread asked for a call meanwhile, and ten"
                      + " seconds later `call` has not returned.",
                  "to-complete-is-to-set-a-value"));
    } finally {
      mayEnd.countDown();
    }
    completes(ending);
  }

  @Test
  void sentence_2_at_most_so_many_are_in_flight() throws Exception {
    var limit = new Exercise03_AtMostN(2);
    ask(limit, "ham", "eggs", "tea", "jam");
    if (flights.peak() > 2) {
      throw tooMany(flights.peak());
    }
  }

  private AssertionError tooMany(long peak) throws Exception {
    String observed = "At most two, and %d calls are in flight.".formatted(peak);
    if (peak < 4) {
      return verdict.refuse(observed);
    }
    return isBoundWhileItIsMade()
        ? verdict.refuse(observed, "a-call-ends-when-it-has-returned")
        : verdict.refuse(observed, "a-call-begins-when-it-is-awaited");
  }

  /// Holds the first call while it is being made. Is the next one made meanwhile?
  private static boolean isBoundWhileItIsMade() throws Exception {
    var limit = new Exercise03_AtMostN(1);
    var made = new AtomicInteger();
    var mayReturn = new CountDownLatch(1);
    Supplier<CompletableFuture<String>> held =
        () -> {
          made.incrementAndGet();
          OtherThreads.awaitHere(mayReturn);
          return new CompletableFuture<>();
        };
    for (int i = 0; i < 2; i++) {
      onAnotherThread(() -> limit.call(held));
      others.settle();
    }
    boolean bound = made.get() == 1;
    mayReturn.countDown();
    return bound;
  }

  @Test
  void sentence_2_though_two_threads_ask_at_once() throws Exception {
    Interleavings.ofEach(TwoAtOnce.TwoCome.class, Exercise03_AtMostN.class);
  }

  @Test
  void sentence_3_as_many_are_in_flight_as_may_be() throws Exception {
    ask(new Exercise03_AtMostN(3), "ham", "eggs", "tea");
    verdict.await(
        () -> flights.made.size() == 3,
        () ->
            flights.made.size() == 1
                ? verdict.refuse(
                    "At most three, and of three calls one was made.", "a-chain-is-a-bound")
                : verdict.refuse(
                    "At most three, and of three calls these were made: " + flights.names()));
  }

  @Test
  void sentence_3_a_place_is_free_when_one_has_ended() throws Exception {
    ask(new Exercise03_AtMostN(3), "ham", "eggs", "tea", "bread", "jam", "salt");
    String ending = "eggs"; // and what comes in its place; ham and tea take long
    for (int i = 1; i < 3; i++) {
      succeed(ending);
      int before = 3 + i;
      verdict.await(() -> flights.made.size() >= before, () -> notMade());
      ending = flights.names().getLast();
    }
  }

  @Test
  void sentence_3_and_one_that_came_as_it_ended_is_made() throws Exception {
    Interleavings.ofEach(TwoAtOnce.EndAndCome.class, Exercise03_AtMostN.class);
  }

  @Test
  void sentence_3_a_failure_is_an_end() throws Exception {
    expectNext("failed with an IOException", f -> f.completeExceptionally(new IOException()));
    expectNext("failed with an Error", f -> f.completeExceptionally(new StackOverflowError()));
    expectNext("was cancelled", f -> f.cancel(true));
  }

  @Test
  void sentence_3_so_is_an_exception_that_a_call_throws() throws Exception {
    expectNextAfter(new IllegalStateException("no ham"), "a-failure-comes-with-the-future");
  }

  @Test
  void sentence_3_so_is_an_error_that_a_call_throws() throws Exception {
    expectNextAfter(new StackOverflowError("too deep"), "failures-are-exceptions");
  }

  @Test
  void sentence_4_first_come_first_served() throws Exception {
    ask(new Exercise03_AtMostN(1), "ham", "eggs", "tea", "jam");
    for (int ended = 0; ended < 3; ended++) {
      int before = flights.made.size();
      succeed(flights.names().getLast());
      verdict.await(
          () -> flights.made.size() > before, "One ended, and none of those that wait was made.");
    }
    if (!flights.names().equals(List.of("ham", "eggs", "tea", "jam"))) {
      String observed =
          "At most one. Calls came in the order ham, eggs, tea, jam, and were made in the order %s."
              .formatted(String.join(", ", flights.names()));
      throw flights.names().equals(List.of("ham", "jam", "tea", "eggs"))
          ? verdict.refuse(observed, "a-deque-is-a-queue")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_as_soon_as_call_has_returned() throws Exception {
    Interleavings.ofEach(OneAfterTheOther.class, Exercise03_AtMostN.class);
  }

  @Test
  void sentence_4_also_for_one_that_comes_as_a_place_becomes_free() throws Exception {
    Interleavings.ofEach(TwoAtOnce.EndAndOvertake.class, Exercise03_AtMostN.class);
  }

  @Test
  void sentence_5_the_future_gets_the_value() throws Exception {
    for (String value : new String[] {"ham", null}) {
      for (var asked : askedAtOnceAndLater("" + value).entrySet()) {
        completes(onAnotherThread(() -> flights.future(asked.getKey()).complete(value)));
        verdict.await(asked.getValue(), () -> notDone(value));
        if (asked.getValue().isCompletedExceptionally()
            || !Objects.equals(asked.getValue().join(), value)) {
          throw verdict.refuse(
              "A call succeeded with %s. The future that `call` returned: %s"
                  .formatted(value, asked.getValue()));
        }
      }
    }
  }

  private AssertionError notDone(String value) {
    String observed = "A call succeeded%s, and the future that `call` returned is not done.";
    return value == null
        ? verdict.refuse(observed.formatted(" with null"), "no-value-is-no-success")
        : verdict.refuse(observed.formatted(""));
  }

  @Test
  void sentence_5_or_the_failure() throws Exception {
    expectFailure(new IOException("no ham", new IOException("the shop is shut")));
    expectFailure(new StackOverflowError("too deep").initCause(new IOException("a deep shop")));
  }

  private void expectFailure(Throwable thrown) throws Exception {
    for (var asked : askedAtOnceAndLater("" + thrown).entrySet()) {
      completes(
          onAnotherThread(() -> flights.future(asked.getKey()).completeExceptionally(thrown)));
      expectFailure(
          "A call's future failed with %s.".formatted(thrown),
          thrown,
          asked.getValue(),
          "a-stage-hears-of-every-failure");
    }
  }

  @Test
  void sentence_5_or_the_failure_of_a_stage() throws Exception {
    var thrown = new IOException("no ham", new IOException("the shop is shut"));
    for (var asked : askedAtOnceAndLater("ham", future -> future.thenApply(it -> it)).entrySet()) {
      completes(
          onAnotherThread(() -> flights.future(asked.getKey()).completeExceptionally(thrown)));
      expectFailure(
          "A call's future is a stage, and failed with a CompletionException around %s."
              .formatted(thrown),
          thrown,
          asked.getValue(),
          "a-stage-hears-of-every-failure",
          "a-failure-needs-a-wrapper");
    }
  }

  @Test
  void sentence_5_or_what_the_call_threw() throws Exception {
    expectThrown(
        new IllegalStateException("no ham", new IOException("the shop is shut")),
        "a-failure-comes-with-the-future");
  }

  @Test
  void sentence_5_or_the_error_that_the_call_threw() throws Exception {
    expectThrown(
        new StackOverflowError("too deep").initCause(new IOException("a deep shop")),
        "failures-are-exceptions");
  }

  @Test
  void sentence_6_what_is_cancelled_while_it_waits_is_never_made() throws Exception {
    var limit = new Exercise03_AtMostN(1);
    ask(limit, "ham");
    var eggs = ask(limit, flights.call("eggs"));
    ask(limit, "tea");
    completes(onAnotherThread(() -> eggs.cancel(true)));
    succeed("ham");
    String observed =
        "At most one: ham; eggs and tea wait. The future of eggs was cancelled, ham ended. ";
    verdict.await(
        () -> flights.made.size() > 1,
        () ->
            verdict.refuse(
                observed + "Ten seconds later tea is not made.",
                "a-cancelled-call-gives-its-turn-on"));
    if (flights.has("eggs")) {
      throw verdict.refuse(observed + "Eggs was made.", "a-cancelled-call-leaves-the-queue");
    }
    ask(limit, "jam");
    if (flights.peak() > 1) {
      throw verdict.refuse(
          "At most one, and %d were in flight after a call that waited had been cancelled."
              .formatted(flights.peak()),
          "the-future-is-the-call");
    }
  }

  @Test
  void sentence_6_nor_is_what_has_timed_out() throws Exception {
    var limit = new Exercise03_AtMostN(1);
    ask(limit, "ham");
    var eggs = ask(limit, flights.call("eggs"));
    ask(limit, "tea");
    completes(onAnotherThread(() -> eggs.completeExceptionally(new TimeoutException())));
    succeed("ham");
    String observed =
        "At most one: ham; eggs and tea wait. The future of eggs failed with a TimeoutException, as"
            + " by `orTimeout`. Ham ended. ";
    verdict.await(
        () -> flights.made.size() > 1,
        () -> verdict.refuse(observed + "Ten seconds later tea is not made."));
    if (flights.has("eggs")) {
      throw verdict.refuse(observed + "Eggs was made.", "a-caller-leaves-by-cancelling");
    }
  }

  @Test
  void sentence_6_what_is_cancelled_in_flight_keeps_its_place() throws Exception {
    var limit = new Exercise03_AtMostN(1);
    var ham = ask(limit, flights.call("ham"));
    ask(limit, "eggs", "tea");
    completes(onAnotherThread(() -> ham.cancel(true)));
    if (flights.peak() > 1) {
      throw verdict.refuse(
          "At most one: ham. The future that `call` had returned for it was cancelled. Its call is"
              + " in flight still, and the next one was made.",
          "the-future-is-the-call");
    }
    if (!flights.future("ham").isDone()) {
      succeed("ham");
    }
    awaitMade(
        "eggs", "A call in flight, whose future was cancelled, has ended. The next is not made.");
    others.settle();
    if (flights.peak() > 1) {
      throw verdict.refuse(
          "At most one. A call in flight whose future was cancelled has ended, and two were made.");
    }
  }

  @Test
  void sentence_6_nor_is_one_lost_that_is_cancelled_as_its_turn_comes() throws Exception {
    Interleavings.ofEach(TwoAtOnce.EndAndCancel.class, Exercise03_AtMostN.class);
  }

  @Test
  void sentence_7_very_many_wait() throws Exception {
    expectAllMade(10, "");
    expectAllMade(VERY_MANY, "a-stage-costs-no-stack");
  }
}

package gather;

import static exercise.Verdict.onAnotherThread;

import exercise.Interleavings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
          try {
            mayReturn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
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

  private AssertionError notMade() {
    String observed =
        "At most three: ham, eggs, tea; bread, jam and salt wait. Then eggs ended, and ";
    if (flights.made.size() > 3) { // of the second lane
      return flights.has("jam")
          ? verdict.refuse(
              observed + "jam was made; it ended, and no other one was made, though bread waits.",
              "each-lane-has-its-turn")
          : verdict.refuse(observed + "one was made; it ended, and no other one was made.");
    }
    try {
      succeed("ham");
      succeed("tea");
    } catch (Exception e) {
      return verdict.refuse(observed + "none was made.", e);
    }
    return flights.made.size() > 3
        ? verdict.refuse(
            observed
                + "none was made. Then ham and tea ended too, and these were made: "
                + flights.names().subList(3, flights.made.size()),
            "a-batch-is-a-bound")
        : verdict.refuse(observed + "none was made.");
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

  private void expectNext(String how, Consumer<CompletableFuture<String>> end) throws Exception {
    var limit = new Exercise03_AtMostN(1);
    ask(limit, "first, which " + how, "next");
    completes(
        onAnotherThread(() -> {
          end.accept(flights.future("first, which " + how));
          return null;
        }));
    awaitMade(
        "next",
        () ->
            verdict.refuse(
                "At most one. A call's future %s, and the next call is not made.".formatted(how),
                "only-a-success-is-an-end"));
    flights.made.clear();
  }

  @Test
  void sentence_3_so_is_an_exception_that_a_call_throws() throws Exception {
    expectNextAfter(new IllegalStateException("no ham"), "a-failure-comes-with-the-future");
  }

  @Test
  void sentence_3_so_is_an_error_that_a_call_throws() throws Exception {
    expectNextAfter(new StackOverflowError("too deep"), "failures-are-exceptions");
  }

  /// A call throws when it need not wait, and one more when its turn has come.
  private void expectNextAfter(Throwable thrown, String belief) throws Exception {
    var limit = new Exercise03_AtMostN(1);
    String observed = "At most one. A call threw %s. ".formatted(thrown);
    askForThrowing(limit, thrown);
    ask(limit, "ham");
    awaitMade("ham", () -> verdict.refuse(observed + "The next one is not made.", belief));
    askForThrowing(limit, thrown);
    ask(limit, "tea");
    succeed("ham");
    awaitMade(
        "tea",
        () ->
            verdict.refuse(
                observed + "It had waited for its turn. The next one is not made.", belief));
  }

  /// That `call` may throw that itself is what sentence 5 is about.
  private void askForThrowing(Exercise03_AtMostN limit, Throwable thrown) throws Exception {
    try {
      ask(limit, flights.throwing("one that throws", thrown));
    } catch (RuntimeException | Error e) {
      if (!e.equals(thrown)) {
        throw e;
      }
    }
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
  void sentence_5_the_future_gets_the_value() throws Exception {
    for (String value : new String[] {"ham", null}) {
      for (var asked : askedAtOnceAndLater("" + value).entrySet()) {
        completes(onAnotherThread(() -> flights.future(asked.getKey()).complete(value)));
        verdict.await(
            asked.getValue(), "A call succeeded, and the future that `call` returned is not done.");
        if (asked.getValue().isCompletedExceptionally()
            || !Objects.equals(asked.getValue().join(), value)) {
          throw verdict.refuse(
              "A call succeeded with %s. The future that `call` returned: %s"
                  .formatted(value, asked.getValue()));
        }
      }
    }
  }

  /// The futures of two calls: one that is made at once, and one that has waited and is made now.
  private Map<String, CompletableFuture<String>> askedAtOnceAndLater(String name) throws Exception {
    var asked = new LinkedHashMap<String, CompletableFuture<String>>();
    var limit = new Exercise03_AtMostN(1);
    asked.put(name + " at once", ask(limit, flights.call(name + " at once")));
    var busy = new Exercise03_AtMostN(1);
    ask(busy, flights.call(name + " before"));
    asked.put(name + " later", ask(busy, flights.call(name + " later")));
    succeed(name + " before");
    awaitMade(name + " later", "A call ended, and the next one is not made.");
    return asked;
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

  private void expectThrown(Throwable thrown, String belief) throws Exception {
    String observed = "A call threw %s.".formatted(thrown);
    try {
      expectFailure(
          observed,
          thrown,
          ask(new Exercise03_AtMostN(1), flights.throwing("one that throws", thrown)),
          belief);
    } catch (RuntimeException | Error e) {
      if (!e.equals(thrown)) {
        throw e;
      }
      throw verdict.refuse(observed + " `call` threw that, and returned no future.", belief);
    }
    var busy = new Exercise03_AtMostN(1);
    ask(busy, "ham");
    var later = ask(busy, flights.throwing("one that throws later", thrown));
    succeed("ham");
    expectFailure(observed + " It had waited for its turn.", thrown, later, belief);
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

  private void expectAllMade(int calls, String belief) throws Exception {
    var limit = new Exercise03_AtMostN(1);
    ask(limit, "ham for " + calls);
    var made = new AtomicInteger();
    var last = new AtomicReference<CompletableFuture<String>>();
    verdict.get(
        onAnotherThread(() -> {
          for (int i = 0; i < calls; i++) {
            last.set(
                limit.call(() -> {
                  made.incrementAndGet();
                  return CompletableFuture.completedFuture("cooked");
                }));
          }
          return null;
        }),
        "A thread asked for %,d calls while another one was in flight, and has not returned."
            .formatted(calls));
    completes(onAnotherThread(() -> flights.future("ham for " + calls).complete("cooked")));
    verdict.await(
        () -> made.get() == calls && last.get().isDone(),
        () -> {
          String observed =
              "%,d calls waited, each of which ends as soon as it is made. %,d were made."
                  .formatted(calls, made.get());
          return belief.isEmpty() ? verdict.refuse(observed) : verdict.refuse(observed, belief);
        });
  }
}

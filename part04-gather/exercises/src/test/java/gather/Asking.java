package gather;

import static exercise.Verdict.onAnotherThread;

import exercise.Handed;
import exercise.OtherThreads;
import exercise.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/// Threads that ask for calls, one after the other, and calls that end when the test says so.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
abstract class Asking {

  static final OtherThreads others = new OtherThreads();

  /// So many calls need as many frames and more, if each is made on top of the one before it.
  private static final int DEEP = 200;

  final Verdict verdict = new Verdict(Exercise03_AtMostN.class);

  final Flights flights = new Flights();

  @AfterEach
  void end() {
    flights.made.forEach(flight -> flight.future().complete("at last"));
  }

  /// Asks for a call, and returns when all that follows from it has happened.
  CompletableFuture<String> ask(Exercise03_AtMostN limit, Supplier<CompletableFuture<String>> call)
      throws Exception {
    var future = verdict.get(onAnotherThread(() -> limit.call(call)), this::notReturned);
    if (future == null) {
      throw verdict.refuse("`call` returned null.");
    }
    others.settle();
    return future;
  }

  private AssertionError notReturned() {
    String observed =
        "A thread asked for a call, and ten seconds later `call` has not returned. These calls have"
            + " been made: "
            + flights.names();
    return flights.made.stream().anyMatch(flight -> flight.future().isDone())
        ? verdict.refuse(observed) // what has ended may have left something locked
        : verdict.refuse(observed, "the-caller-has-time");
  }

  void ask(Exercise03_AtMostN limit, String... names) throws Exception {
    for (String name : names) {
      ask(limit, flights.call(name));
    }
  }

  void completes(Future<?> completing) throws Exception {
    verdict.await(completing, "The thread that completed a call's future never came back.");
    others.settle();
  }

  void succeed(String name) throws Exception {
    completes(onAnotherThread(() -> flights.future(name).complete("cooked " + name)));
  }

  void awaitMade(String name, Supplier<AssertionError> refusal) throws InterruptedException {
    verdict.await(() -> flights.has(name), refusal);
  }

  void awaitMade(String name, String observed) throws InterruptedException {
    awaitMade(name, () -> verdict.refuse(observed));
  }

  void expectFailure(
      String observed, Throwable thrown, CompletableFuture<String> future, String ifPending)
      throws Exception {
    expectFailure(observed, thrown, future, ifPending, "");
  }

  void expectFailure(
      String observed,
      Throwable thrown,
      CompletableFuture<String> future,
      String ifPending,
      String ifInACompletionException)
      throws Exception {
    verdict.await(
        future,
        () ->
            verdict.refuse(
                observed + " The future that `call` returned is not done ten seconds later.",
                ifPending));
    try {
      throw verdict.refuse(observed + " The future that `call` returned has " + future.get() + ".");
    } catch (CancellationException e) {
      throw verdict.refuse(observed + " The future that `call` returned is cancelled.");
    } catch (ExecutionException e) {
      String instead =
          observed + " The future that `call` returned failed with " + e.getCause() + ".";
      switch (Handed.of(thrown, e.getCause())) {
        case AS_IT_IS -> {}
        case WRAPPED_BY_THE_JDK, WRAPPED ->
            throw e.getCause() instanceof CompletionException && !ifInACompletionException.isEmpty()
                ? verdict.refuse(instead, ifInACompletionException)
                : verdict.refuse(instead);
        case UNWRAPPED -> throw verdict.refuse(instead, "every-failure-comes-wrapped");
        case OTHER -> throw verdict.refuse(instead);
      }
    }
  }

  AssertionError notMade() {
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

  void expectNext(String how, Consumer<CompletableFuture<String>> end) throws Exception {
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

  /// A call throws when it need not wait, and one more when its turn has come.
  void expectNextAfter(Throwable thrown, String belief) throws Exception {
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
  void askForThrowing(Exercise03_AtMostN limit, Throwable thrown) throws Exception {
    try {
      ask(limit, flights.throwing("one that throws", thrown));
    } catch (RuntimeException | Error e) {
      if (!e.equals(thrown)) {
        throw e;
      }
    }
  }

  /// The futures of two calls: one that is made at once, and one that has waited and is made now.
  Map<String, CompletableFuture<String>> askedAtOnceAndLater(String name) throws Exception {
    return askedAtOnceAndLater(name, future -> future);
  }

  /// As the other one. What a call returns is made of the future that a test completes.
  Map<String, CompletableFuture<String>> askedAtOnceAndLater(
      String name, UnaryOperator<CompletableFuture<String>> returned) throws Exception {
    var asked = new LinkedHashMap<String, CompletableFuture<String>>();
    var limit = new Exercise03_AtMostN(1);
    asked.put(name + " at once", ask(limit, flights.call(name + " at once", returned)));
    var busy = new Exercise03_AtMostN(1);
    ask(busy, flights.call(name + " before"));
    asked.put(name + " later", ask(busy, flights.call(name + " later", returned)));
    succeed(name + " before");
    awaitMade(name + " later", "A call ended, and the next one is not made.");
    return asked;
  }

  void expectThrown(Throwable thrown, String belief) throws Exception {
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

  void expectAllMade(int calls, String belief) throws Exception {
    var limit = new Exercise03_AtMostN(1);
    ask(limit, "ham for " + calls);
    var made = new AtomicInteger();
    var depth = new AtomicInteger();
    var last = new AtomicReference<CompletableFuture<String>>();
    verdict.get(
        onAnotherThread(() -> {
          for (int i = 0; i < calls; i++) {
            last.set(
                limit.call(() -> {
                  if (made.incrementAndGet() == DEEP) {
                    depth.set(Thread.currentThread().getStackTrace().length);
                  }
                  return CompletableFuture.completedFuture("cooked");
                }));
          }
          return null;
        }),
        "A thread asked for %,d calls while another one was in flight, and has not returned."
            .formatted(calls));
    String waited = "%,d calls waited, each of which ends as soon as it is made. ".formatted(calls);
    verdict.await(
        onAnotherThread(() -> flights.future("ham for " + calls).complete("cooked")),
        () -> {
          String observed =
              waited
                  + "The one in flight ended, and the thread that completed its future never came"
                  + " back.";
          return depth.get() > DEEP // the overflow of a stack may take long
              ? verdict.refuse(observed, belief)
              : verdict.refuse(observed);
        });
    others.settle();
    verdict.await(
        () -> made.get() == calls && last.get().isDone(),
        () -> {
          String observed = waited + "%,d were made.".formatted(made.get());
          return belief.isEmpty() ? verdict.refuse(observed) : verdict.refuse(observed, belief);
        });
  }
}

package gather;

import static exercise.Verdict.onAnotherThread;

import exercise.Handed;
import exercise.OtherThreads;
import exercise.Verdict;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/// Threads that ask for calls, one after the other, and calls that end when the test says so.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
abstract class Asking {

  static final OtherThreads others = new OtherThreads();

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
        case WRAPPED_BY_THE_JDK, WRAPPED -> throw verdict.refuse(instead);
        case UNWRAPPED -> throw verdict.refuse(instead, "every-failure-comes-wrapped");
        case OTHER -> throw verdict.refuse(instead);
      }
    }
  }
}

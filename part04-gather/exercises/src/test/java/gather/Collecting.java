package gather;

import static exercise.Verdict.onAnotherThread;
import static gather.Exercise02_EveryOutcome.outcomes;

import exercise.Handed;
import exercise.OtherThreads;
import exercise.Verdict;
import gather.Exercise02_EveryOutcome.Failure;
import gather.Exercise02_EveryOutcome.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// A caller of `outcomes`, three calls, and what becomes of their futures, each on another thread.
@SuppressWarnings("FutureReturnValueIgnored") // what a call has to bring about is awaited
abstract class Collecting {

  static final OtherThreads others = new OtherThreads();

  final Verdict verdict = new Verdict(Exercise02_EveryOutcome.class);
  final CompletableFuture<String> ham = new CompletableFuture<>();
  final CompletableFuture<String> eggs = new CompletableFuture<>();
  final CompletableFuture<String> tea = new CompletableFuture<>();

  /// The names of the calls, in the order in which they were made.
  final List<String> made = Collections.synchronizedList(new ArrayList<>());

  Supplier<CompletableFuture<String>> call(String name, CompletableFuture<String> future) {
    return () -> {
      made.add(name);
      return future;
    };
  }

  static Supplier<CompletableFuture<String>> throwing(Throwable thrown) {
    return () -> Collecting.<RuntimeException>throwUndeclared(thrown);
  }

  /// As a call may that comes from Kotlin, or lets Lombok throw: it does not declare what it
  /// throws.
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> CompletableFuture<String> throwUndeclared(Throwable thrown)
      throws X {
    throw (X) thrown;
  }

  /// A list of three: the caller's own, which it may change.
  List<Supplier<CompletableFuture<String>>> three() {
    return new ArrayList<>(List.of(call("ham", ham), call("eggs", eggs), call("tea", tea)));
  }

  /// On another thread, so that a test sees that it returns.
  CompletableFuture<List<Outcome<String>>> begin(List<Supplier<CompletableFuture<String>>> calls)
      throws Exception {
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

  List<Outcome<String>> get(CompletableFuture<List<Outcome<String>>> all, String observed)
      throws Exception {
    verdict.await(all, observed + " Ten seconds later the future is not done.");
    if (all.isCompletedExceptionally()) {
      throw failed(all, observed);
    }
    return all.join();
  }

  AssertionError failed(CompletableFuture<List<Outcome<String>>> all, String observed)
      throws InterruptedException {
    try {
      return verdict.refuse(observed + " " + all.get());
    } catch (ExecutionException e) {
      return verdict.refuse(observed + " The future failed with " + e.getCause() + ".", e);
    } catch (CancellationException e) {
      return verdict.refuse(observed + " The future is cancelled.", e);
    }
  }

  void complete(CompletableFuture<String> future) throws Exception {
    ended(onAnotherThread(() -> future.complete("cooked")));
  }

  void fail(CompletableFuture<String> future, Throwable failure) throws Exception {
    ended(onAnotherThread(() -> future.completeExceptionally(failure)));
  }

  void ended(Future<?> ending) throws Exception {
    verdict.await(ending, "The thread that completed a call's future never came back.");
  }

  void expectFailure(Throwable thrown, List<Outcome<String>> outcomes, String observed) {
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

  void expectFailure(Throwable thrown) throws Exception {
    String observed = "The future of a call failed with %s.".formatted(thrown);
    var all = begin(List.of(call("ham", ham)));
    fail(ham, thrown);
    expectFailure(thrown, get(all, observed), observed);
  }
}

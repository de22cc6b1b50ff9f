package gather;

import exercise.Handed;
import exercise.OtherThreads;
import exercise.Settled;
import exercise.Verdict;
import gather.Call.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/// A caller of `gather`, its calls and its threads.
abstract class Gathering {

  static final String ALL_ENDED =
      "All calls have ended, and ten seconds later `gather` has not returned.";

  private static final OtherThreads others = new OtherThreads();

  final Verdict verdict = new Verdict(Exercise01_GatherInOrder.class);

  final List<Call> all = new ArrayList<>();

  Pool threads = new Pool(4);

  @AfterEach
  void release() {
    all.forEach(call -> call.mayEnd.countDown());
    threads.lateOneMayCome.countDown();
    threads.shutdownNow();
  }

  Caller gather(Call... calls) {
    var list = List.of(calls);
    all.addAll(list);
    var caller =
        new Caller(
            () -> Exercise01_GatherInOrder.gather(List.<Callable<String>>of(calls), threads), list);
    caller.start();
    return caller;
  }

  /// Calls the exercise, and returns when each call is under way.
  Caller gatherAndBegin(Call... calls) throws InterruptedException {
    var caller = gather(calls);
    for (Call call : calls) {
      awaitBegun(call, caller);
    }
    return caller;
  }

  void awaitBegun(Call call, Caller caller) throws InterruptedException {
    awaitBegun(call::hasBegun, caller);
  }

  void awaitBegun(BooleanSupplier enough, Caller caller) throws InterruptedException {
    verdict.await(
        () -> enough.getAsBoolean() || caller.isBack(), "Not all of the calls have begun.");
    if (!enough.getAsBoolean()) {
      throwToDo(caller);
      throw verdict.refuse(
          "The caller got %s, and not all of the calls had begun.".formatted(caller.outcome()));
    }
  }

  /// Until the caller is back. What is still to do goes on, as it is.
  void awaitBack(Caller caller, String observed) throws InterruptedException {
    awaitBack(caller, () -> verdict.refuse(observed));
  }

  void awaitBack(Caller caller, Supplier<AssertionError> refusal) throws InterruptedException {
    verdict.await(caller::isBack, refusal);
    throwToDo(caller);
  }

  static void throwToDo(Caller caller) {
    if (caller.thrown instanceof UnsupportedOperationException toDo) {
      throw toDo;
    }
  }

  /// The call ends, and its thread has done all that follows from that.
  static void end(Call call) {
    call.mayEnd.countDown();
    Settled.await(call.thread, () -> false);
  }

  /// The call may be about to hear of it when the caller is back; it never will if that is long
  /// ago.
  void awaitInterrupt(Call call, Caller caller, Supplier<AssertionError> refusal)
      throws InterruptedException {
    verdict.await(() -> call.interrupted.getCount() == 0 || caller.isBack(), refusal);
    if (caller.isBack()) {
      throwToDo(caller);
      verdict.await(call.interrupted, refusal);
    }
  }

  void awaitBackAfterCleanUp(Caller caller, Call... calls) throws InterruptedException {
    for (Call call : calls) {
      awaitInterrupt(call, caller, () -> verdict.refuse("A call was not interrupted."));
    }
    awaitBack(caller, "All calls have ended, and ten seconds later `gather` still waits.");
  }

  AssertionError notAllBegun(Call... calls) {
    long begun = List.of(calls).stream().filter(call -> call.begun.getCount() == 0).count();
    if (calls[0].begun.getCount() == 0 && !threads.workers.contains(calls[0].thread)) {
      return verdict.refuse(
          "Not all calls have begun. The first was made by a thread that is none of `threads`.",
          "any-thread-will-do");
    }
    String observed = "Of three calls %d have begun, and ten seconds later no other one.";
    if (begun != 1 || calls[0].begun.getCount() > 0) {
      return verdict.refuse(observed.formatted(begun));
    }
    calls[0].mayEnd.countDown();
    try {
      verdict.await(calls[1].begun, "");
    } catch (AssertionError | InterruptedException e) {
      return verdict.refuse("Of three calls only the first has begun.");
    }
    return verdict.refuse(
        "Of three calls only the first had begun. The second one began when the first had ended.",
        "one-loop-starts-and-awaits");
  }

  AssertionError notInterrupted(int failing, Throwable thrown, Call call, Caller caller) {
    String which = List.of("first", "second", "last").get(failing);
    String observed =
        "Three calls ran, and the %s of them threw %s. ".formatted(which, thrown)
            + (caller.isBack()
                ? "The caller got %s, and a call runs on.".formatted(caller.outcome())
                : "Ten seconds later a call has not been interrupted, and `gather` still waits");
    if (caller.isBack()) {
      return ranOn(observed, call, caller);
    }
    if (Settled.runs(caller, "close")) {
      return verdict.refuse(observed + ", in `close`.", "closing-stops-the-calls");
    }
    if (Settled.runs(caller, "invokeAll")) {
      return verdict.refuse(observed + ", in `invokeAll`.", "invoke-all-fails-fast");
    }
    if (thrown instanceof Error) { // an exception was heard of, wherever in the list
      return verdict.refuse(observed + ".", "failures-are-exceptions");
    }
    if (failing > 0) { // the first in the list was heard of
      return verdict.refuse(
          observed + ". Where the first one threw, the others were interrupted.",
          "the-first-in-the-list-is-the-first");
    }
    return waitsInAFuture(caller)
        ? verdict.refuse(observed + ", for a CompletableFuture.", "all-of-fails-fast")
        : verdict.refuse(observed + ".");
  }

  AssertionError ranOn(String observed, Call call, Caller caller) {
    if (threads.isShutdown()) {
      return verdict.refuse(observed);
    }
    if (call.isRunBy(CompletableFuture.class)) {
      return verdict.refuse(
          observed + " It was run by a CompletableFuture.", "a-completable-future-stops-its-work");
    }
    if (caller.thrown instanceof ClassCastException) {
      return verdict.refuse(observed, "failures-are-exceptions");
    }
    boolean none = all.stream().allMatch(each -> each.interrupted.getCount() > 0);
    if (none && threads.cancelledTasks() > 1) {
      return verdict.refuse(
          observed + " Its task is cancelled.", "a-cancelled-task-is-interrupted");
    }
    return none && threads.cancelledTasks() == 0 && caller.thrown != null
        ? verdict.refuse(observed, "a-failure-stops-the-others")
        : verdict.refuse(observed);
  }

  /// The calls before and behind it in the list throw something of their own when they are
  /// interrupted, the one behind it last.
  void expectFailure(Throwable thrown) throws Exception {
    var ham = Call.returning("ham");
    ham.whenInterrupted = new IllegalStateException("the ham fell down");
    var tea = Call.throwing(thrown);
    var jam = Call.returning("jam");
    jam.whenInterrupted = new IllegalStateException("the jam fell down");
    jam.beforeItThrows = () -> awaitEnd(ham);
    var caller = gatherAndBegin(ham, tea, jam);
    tea.mayEnd.countDown();
    for (Call call : List.of(ham, jam)) {
      awaitInterrupt(call, caller, () -> verdict.refuse("A call was not interrupted."));
    }
    awaitBack(
        caller, "One call threw, the others have ended, and ten seconds later `gather` waits.");
    String observed =
        "The second call threw %s; then the others, interrupted, threw something of their own."
                .formatted(thrown)
            + " The caller got %s.".formatted(caller.outcome());
    if (Handed.of(ham.whenInterrupted, caller.thrown) != Handed.OTHER) {
      throw verdict.refuse(observed, "the-first-in-the-list-is-the-first");
    }
    switch (Handed.of(thrown, caller.thrown)) {
      case AS_IT_IS -> {}
      case WRAPPED_BY_THE_JDK -> throw verdict.refuse(observed, "get-throws-what-the-call-threw");
      case WRAPPED -> throw verdict.refuse(observed, "a-wrapper-is-the-failure");
      case UNWRAPPED -> throw unwrapped(thrown, observed);
      case OTHER ->
          throw thrown instanceof Error && caller.thrown instanceof ClassCastException
              ? verdict.refuse(observed, "failures-are-exceptions")
              : verdict.refuse(observed);
    }
  }

  /// Returns when the call has thrown, and its thread has done what follows from that.
  private static void awaitEnd(Call call) {
    while (call.running) {
      LockSupport.parkNanos(1_000_000);
    }
    Settled.await(call.thread, () -> false);
  }

  /// Exceptions with a cause came as they are. A CompletionException alone may lose itself in a
  /// CompletableFuture too: its `get` takes off every one.
  private AssertionError unwrapped(Throwable thrown, String observed) {
    return switch (thrown) {
      case ExecutionException _ -> verdict.refuse(observed, "the-type-tells-a-wrapper");
      case CompletionException _ -> verdict.refuse(observed);
      default -> verdict.refuse(observed, "every-failure-is-wrapped");
    };
  }

  AssertionError wentOn(Call call, Caller caller) {
    String observed =
        "The caller was interrupted, and %s. A call goes on: nobody has interrupted it."
            .formatted(caller.isBack() ? "is gone" : "still waits");
    if (Settled.runs(caller, "join") && waitsInAFuture(caller)) {
      return verdict.refuse(observed, "join-hears-an-interrupt");
    }
    return caller.isBack() && !call.isRunBy(CompletableFuture.class)
        ? verdict.refuse(observed, "only-a-failure-stops-them")
        : verdict.refuse(observed);
  }

  AssertionError waitsForLate(boolean begun) {
    String observed =
        "A call failed before another one had a thread. That call %s, and `gather` still waits."
            .formatted(begun ? "began later, and was not interrupted" : "never began");
    return begun
        ? verdict.refuse(observed)
        : verdict.refuse(observed, "every-call-tells-of-its-end");
  }

  void expectOpen(String observed) {
    if (threads.isShutdown()) {
      throw verdict.refuse(observed, "an-executor-is-for-one-use");
    }
  }

  /// `first` has the calls interrupted. The caller is interrupted while `ham` cleans up.
  void expectToWaitThoughInterrupted(Caller caller, Runnable first, String observed, Call ham)
      throws InterruptedException {
    var cleanedUp = new CountDownLatch(1);
    ham.beforeItThrows = () -> awaitDeaf(cleanedUp);
    try {
      first.run();
      awaitInterrupt(ham, caller, () -> verdict.refuse("A call was not interrupted."));
      Settled.await(caller, caller::isBack);
      others.settle();
      caller.interrupt();
      Settled.await(caller, caller::isBack);
      others.settle();
      if (caller.isBack()) {
        throw verdict.refuse(
            observed
                + "It is back with %s, and an interrupted call is still cleaning up."
                    .formatted(caller.outcome()),
            "a-wait-is-interrupted-once");
      }
    } finally {
      cleanedUp.countDown();
    }
    awaitBack(caller, observed + "All calls have ended, and ten seconds later `gather` waits.");
  }

  private static void awaitDeaf(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // by an executor that is shut down
      }
    }
  }

  static boolean waitsInAFuture(Thread thread) {
    for (var frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(CompletableFuture.class.getName())) {
        return true;
      }
    }
    return false;
  }

  Runnable neighbourTask(Call neighbour) throws InterruptedException {
    all.add(neighbour);
    neighbour.caller = new Caller(() -> null, List.of());
    neighbour.caller.start();
    return new FutureTask<>(neighbour);
  }
}

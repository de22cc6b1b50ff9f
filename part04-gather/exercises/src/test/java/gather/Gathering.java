package gather;

import exercise.Settled;
import exercise.Verdict;
import gather.Call.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/// A caller of `gather`, its calls and its threads.
abstract class Gathering {

  static final String ALL_ENDED =
      "All calls have ended, and ten seconds later `gather` has not returned.";

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
    verdict.await(
        () -> call.begun.getCount() == 0 || caller.isBack(), "Not all of the calls have begun.");
    if (call.begun.getCount() > 0) {
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

package ascompleted;

import static ascompleted.Exercise02_TakeTheFirstSuccess.firstSuccess;

import ascompleted.Exercise02_TakeTheFirstSuccess.AllFailed;
import exercise.Handed;
import exercise.Settled;
import exercise.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. A try goes on until the test ends it, and
/// then its thread comes as far as it can before anything else happens.
class Exercise02_TakeTheFirstSuccessTest {

  private final Verdict verdict = new Verdict(Exercise02_TakeTheFirstSuccess.class);
  private final CountDownLatch mayTakeTheNext = new CountDownLatch(1);
  private final List<Try> all = new ArrayList<>();
  private Pool threads = new Pool(4);
  private final Try tea = remember(Try.of("tea"));
  private final Try eggs = remember(Try.of("eggs"));
  private final Try ham = remember(Try.of("ham"));

  private Try remember(Try one) {
    all.add(one);
    return one;
  }

  @AfterEach
  void release() {
    mayTakeTheNext.countDown();
    all.forEach(Try::release);
    threads.shutdownNow();
  }

  private Caller<String> call(Try... tries) {
    return Caller.start(() -> firstSuccess(List.of(tries), threads));
  }

  /// Returns when so many of the tries have begun.
  private Caller<String> callAndAwaitBegun(int count, Try... tries) throws Exception {
    var caller = call(tries);
    for (Try one : List.of(tries).subList(0, count)) {
      verdict.await(() -> one.hasBegun() || caller.thrown != null, () -> notBegun(one));
      caller.throwUnexpected();
    }
    return caller;
  }

  private Caller<String> callAndAwaitBegun() throws Exception {
    return callAndAwaitBegun(3, tea, eggs, ham);
  }

  private AssertionError notBegun(Try one) {
    String observed = "There is a thread for each try, and %s has not begun".formatted(one);
    var begun = all.stream().filter(Try::hasBegun).toList();
    if (!begun.stream().allMatch(other -> Pool.isOneOfThem(other.worker))) {
      return verdict.refuse(
          observed + ". Begun: %s, by a thread that is none of `threads`.".formatted(begun),
          "any-thread-will-do");
    }
    return begun.size() == 1 && threads.getActiveCount() == 1
        ? verdict.refuse(observed + " while another one runs.", "the-next-try-can-wait")
        : verdict.refuse(observed + ". Begun: %s.".formatted(begun));
  }

  @Test
  void sentence_1_the_threads_run_all_tries_at_once() throws Exception {
    callAndAwaitBegun();
    for (Try one : all) {
      if (!Pool.isOneOfThem(one.worker)) {
        throw verdict.refuse(
            "The try for %s is run by a thread that is none of `threads`.".formatted(one),
            "any-thread-will-do");
      }
    }
  }

  @Test
  void sentence_1_the_first_value_is_returned() throws Exception {
    var caller = callAndAwaitBegun();
    eggs.succeed("eggs in 3 minutes");
    verdict.await(caller::isBack, () -> notBack(caller));
    expectValue("eggs in 3 minutes", caller);
  }

  private AssertionError notBack(Caller<String> caller) {
    String observed =
        "The try for eggs has returned, those for tea and ham go on, and `firstSuccess` still"
            + " waits";
    if (Settled.runs(caller, "close")) {
      return verdict.refuse(observed + ", in `close`.", "closing-stops-the-work");
    }
    tea.release();
    return comesSoon(caller)
        ? verdict.refuse(
            observed + ". It returned when tea had: that is the first of `tries`.",
            "get-takes-whichever-is-done")
        : verdict.refuse(
            observed + ", nor did it return when tea had.", "all-of-them-is-one-of-them");
  }

  private static boolean comesSoon(Caller<String> caller) {
    return caller.isBackWithin(Duration.ofSeconds(5));
  }

  private void expectValue(String value, Caller<String> caller) throws Exception {
    if (caller.thrown != null || !Objects.equals(caller.returned, value)) {
      caller.throwToDo();
      throw verdict.refuse(
          "The only try that returned has returned %s. `firstSuccess` %s."
              .formatted(value, caller.how()));
    }
  }

  @Test
  void sentence_1_the_first_value_may_be_null() throws Exception {
    var caller = callAndAwaitBegun();
    eggs.succeed(null);
    verdict.await(
        caller::isBack,
        () ->
            verdict.refuse(
                "The try for eggs has returned null, those for tea and ham go on, and"
                    + " `firstSuccess` still waits.",
                "null-is-no-success"));
    if (caller.thrown instanceof NullPointerException) {
      throw verdict.refuse(
          "The try for eggs has returned null, and `firstSuccess` threw a NullPointerException.",
          "null-is-no-success",
          caller.thrown);
    }
    expectValue(null, caller);
  }

  @Test
  void sentence_2_a_failure_decides_nothing() throws Exception {
    expectNoDecision(
        new IOException("no tea", new IOException("the shop is shut")),
        "the-first-that-ends-has-succeeded");
  }

  @Test
  void sentence_2_nor_does_an_error() throws Exception {
    expectNoDecision(
        new StackOverflowError("too deep").initCause(new IOException("a deep shop")),
        "failures-are-exceptions");
  }

  private void expectNoDecision(Throwable thrown, String belief) throws Exception {
    var caller = callAndAwaitBegun();
    for (Try one : List.of(tea, ham)) {
      one.fail(thrown);
      Settled.await(caller, caller::isBack);
      if (caller.isBack()) {
        throw verdict.refuse(
            "The try for %s threw %s, that for eggs still runs, and `firstSuccess` %s."
                .formatted(one, thrown.getClass().getSimpleName(), caller.how()),
            belief);
      }
    }
    if (eggs.isInterrupted()) {
      throw verdict.refuse(
          "Two tries threw %s, and the one for eggs was interrupted: it might have succeeded."
              .formatted(thrown.getClass().getSimpleName()));
    }
    eggs.succeed("eggs after all");
    verdict.await(
        caller::isBack,
        "Two tries have thrown, the one for eggs has returned, and `firstSuccess` still waits.");
    if (caller.thrown != null) {
      throw verdict.refuse(
          "Two tries threw %s, the one for eggs returned, and `firstSuccess` %s."
              .formatted(thrown.getClass().getSimpleName(), caller.how()),
          belief);
    }
    expectValue("eggs after all", caller);
  }

  @Test
  void sentence_3_the_other_tries_are_interrupted() throws Exception {
    var caller = callAndAwaitBegun();
    eggs.succeed("eggs");
    verdict.await(caller::isBack, "The try for eggs has returned, and `firstSuccess` waits.");
    for (Try loser : List.of(tea, ham)) {
      verdict.await(
          loser.interrupted,
          () -> {
            String observed =
                "The try for eggs succeeded, `firstSuccess` is back, and the try for %s goes on: nothing"
                        .formatted(loser)
                    + " has interrupted it.";
            return verdict.refuse(
                observed,
                loser.isRunBy(CompletableFuture.class)
                    ? "a-completable-future-can-stop-its-work"
                    : "the-others-end-by-themselves");
          });
    }
  }

  @Test
  void sentence_3_it_does_not_wait_for_them() throws Exception {
    var slow = remember(Try.stubborn("toast"));
    var caller = callAndAwaitBegun(3, slow, eggs, ham);
    eggs.succeed("eggs");
    verdict.await(
        caller::isBack,
        () -> {
          String observed =
              "The try for eggs succeeded. That for toast was %s, it still cleans up, and"
                      .formatted(slow.isInterrupted() ? "interrupted" : "not interrupted")
                  + " `firstSuccess` still waits.";
          return slow.isInterrupted()
              ? verdict.refuse(observed, "a-loser-ends-at-once")
              : verdict.refuse(observed);
        });
  }

  @Test
  void sentence_3_what_has_no_thread_yet_is_stopped_too() throws Exception {
    threads.shutdownNow();
    threads = new Pool(2);
    threads.holdThreadsAfterTheirTask(mayTakeTheNext);
    var caller = callAndAwaitBegun(2, tea, eggs, ham);
    eggs.succeed("eggs");
    verdict.await(
        caller::isBack,
        "Two threads, three tries. The try for eggs has returned, and `firstSuccess` still waits.");
    mayTakeTheNext.countDown();
    verdict.await(
        threads::hasNothingToDo,
        () -> {
          String observed =
              "The try for ham had no thread yet when `firstSuccess` was back. It has begun since,"
                  + " and nothing has interrupted it.";
          return ham.hasBegun() && !ham.isInterrupted()
              ? verdict.refuse(observed, "what-has-not-begun-is-stopped")
              : verdict.refuse("`firstSuccess` is back, and some of its tasks have not ended.");
        });
  }

  @Test
  void sentence_4_all_failures_are_told() throws Exception {
    var noTea = new IOException("no tea", new IOException("the shop is shut"));
    var noEggs = new IllegalStateException("no eggs", new IOException("the hen is out"));
    var noHam = new IllegalArgumentException("no ham", new IOException("the pig is out"));
    expectAllFailed(noTea, noEggs, noHam, "a-failure-shows-itself");
  }

  @Test
  void sentence_4_and_so_are_errors() throws Exception {
    var noTea = new IOException("no tea", new IOException("the shop is shut"));
    var noEggs = new StackOverflowError("too deep");
    noEggs.initCause(new IOException("a deep shop"));
    var noHam = new IllegalArgumentException("no ham", new IOException("the pig is out"));
    expectAllFailed(noTea, noEggs, noHam, "failures-are-exceptions");
  }

  private void expectAllFailed(
      Throwable noTea, Throwable noEggs, Throwable noHam, String beliefIfUnheard) throws Exception {
    var caller = callAndAwaitBegun();
    ham.fail(noHam); // in another order than that of the tries
    tea.fail(noTea);
    eggs.fail(noEggs);
    verdict.await(
        caller::isBack,
        () ->
            verdict.refuse(
                "All tries have thrown: %s, %s and %s. `firstSuccess` still waits."
                    .formatted(noTea, noEggs, noHam),
                beliefIfUnheard));
    String observed = "All tries have thrown. ";
    if (!(caller.thrown instanceof AllFailed allFailed)) {
      throw verdict.refuse(observed + "`firstSuccess` %s.".formatted(caller.how()), caller.thrown);
    }
    var thrown = List.of(noTea, noEggs, noHam);
    var told = List.of(allFailed.getSuppressed());
    observed += "What they threw is %s. The AllFailed has %s.".formatted(thrown, told);
    if (told.equals(thrown)) {
      return;
    }
    if (told.size() == 1 && thrown.contains(told.getFirst())) {
      throw verdict.refuse(observed, "one-failure-tells-all");
    }
    if (told.size() != thrown.size()) {
      throw verdict.refuse(observed);
    }
    if (new HashSet<>(told).equals(new HashSet<>(thrown))) {
      throw told.equals(List.of(noHam, noTea, noEggs))
          ? verdict.refuse(observed, "failures-come-in-the-order-of-the-tries")
          : verdict.refuse(observed);
    }
    switch (Handed.of(thrown, told)) {
      case WRAPPED_BY_THE_JDK -> throw verdict.refuse(observed, "get-throws-what-the-work-threw");
      case WRAPPED -> throw verdict.refuse(observed, "a-wrapper-is-the-failure");
      case UNWRAPPED -> throw verdict.refuse(observed, "every-failure-is-wrapped");
      case AS_IT_IS, OTHER -> throw verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_there_may_be_no_try() throws Exception {
    var caller = call();
    verdict.await(caller::isBack, "There are no tries, and `firstSuccess` still waits.");
    if (!(caller.thrown instanceof AllFailed failed) || failed.getSuppressed().length > 0) {
      caller.throwUnexpected();
      throw verdict.refuse("There are no tries, and `firstSuccess` %s.".formatted(caller.how()));
    }
  }

  @Test
  void sentence_5_an_interrupt_of_the_caller_stops_all_tries() throws Exception {
    var caller = callAndAwaitBegun();
    Settled.await(caller, () -> false);
    caller.interrupt();
    for (Try one : all) {
      verdict.await(
          one.interrupted,
          () -> {
            String observed =
                "The caller was interrupted, and %s. The try for %s goes on: nothing has interrupted it."
                    .formatted(caller.isBack() ? "is back" : "still waits", one);
            if (caller.isBack()) {
              return verdict.refuse(observed, "only-a-success-ends-the-wait");
            }
            return Settled.runs(caller, "join") && Settled.isIn(caller, CompletableFuture.class)
                ? verdict.refuse(observed, "join-hears-an-interrupt")
                : verdict.refuse(observed);
          });
    }
  }

  @Test
  void sentence_5_and_throws_an_interrupted_exception() throws Exception {
    var caller = callAndAwaitBegun();
    Settled.await(caller, () -> false);
    caller.interrupt();
    verdict.await(caller::isBack, "The caller was interrupted, and still waits.");
    if (!(caller.thrown instanceof InterruptedException)) {
      String observed =
          "The caller was interrupted while it waited, and `firstSuccess` %s."
              .formatted(caller.how());
      throw caller.thrown == null && !caller.leftInterrupted
          ? verdict.refuse(
              observed + " Its interrupt flag is not set either.", "an-interrupt-may-be-swallowed")
          : verdict.refuse(observed, caller.thrown);
    }
  }

  @Test
  void sentence_6_other_tasks_go_on() throws Exception {
    var other = remember(Try.of("another task"));
    threads.execute(new FutureTask<>(other));
    verdict.await(other.begun, "The test's own task has not begun.");
    var caller = callAndAwaitBegun();
    eggs.succeed("eggs");
    verdict.await(caller::isBack, "The try for eggs has returned, and `firstSuccess` still waits.");
    verdict.await(ham.interrupted, "The try for ham was not interrupted.");
    if (threads.isShutdown()) {
      throw verdict.refuse(
          "`firstSuccess` is back, and `threads` take no more work: they were shut down.",
          "shutting-down-stops-one-task");
    }
    if (other.isInterrupted()) {
      throw verdict.refuse("A task that is none of the tries was interrupted.");
    }
  }

  @Test
  void sentence_6_even_on_a_thread_that_ran_a_try() throws Exception {
    threads.shutdownNow();
    threads = new Pool(3);
    var other = remember(Try.of("another task"));
    var caller = callAndAwaitBegun();
    tea.fail(new IOException("no tea"));
    threads.execute(new FutureTask<>(other));
    verdict.await(other.begun, "The try for tea has thrown, and its thread is still not free.");
    eggs.succeed("eggs");
    verdict.await(caller::isBack, "The try for eggs has returned, and `firstSuccess` still waits.");
    verdict.await(ham.interrupted, "The try for ham was not interrupted.");
    if (other.isInterrupted()) {
      throw verdict.refuse(
          "The try for tea had thrown, and its thread ran another task. That was interrupted when"
              + " the try for eggs had succeeded.",
          "the-thread-is-the-try");
    }
  }
}

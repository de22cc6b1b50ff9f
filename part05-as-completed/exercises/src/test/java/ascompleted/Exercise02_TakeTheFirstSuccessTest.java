package ascompleted;

import static ascompleted.Exercise02_TakeTheFirstSuccess.firstSuccess;

import ascompleted.Exercise02_TakeTheFirstSuccess.AllFailed;
import exercise.Settled;
import exercise.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
      verdict.await(
          () -> one.hasBegun() || caller.thrown != null, () -> waits().forTheBeginOf(one));
      caller.throwUnexpected();
    }
    return caller;
  }

  private Caller<String> callAndAwaitBegun() throws Exception {
    return callAndAwaitBegun(3, tea, eggs, ham);
  }

  private Waiting waits() {
    return new Waiting(verdict, threads, all);
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
    verdict.await(caller::isBack, () -> waits().forMoreThanEggs(caller, tea));
    expectValue("eggs in 3 minutes", caller);
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
    if (caller.thrown instanceof AllFailed) {
      throw verdict.refuse(
          "The try for eggs has returned null, those for tea and ham go on, and `firstSuccess` threw"
              + " an AllFailed.",
          "null-is-no-success");
    }
    expectValue(null, caller);
  }

  /// As it is when the caller is slow.
  @Test
  void sentence_1_it_may_be_there_before_the_next_try_is_started() throws Exception {
    threads.makeCallersSlow();
    eggs.succeedAtOnce("eggs");
    var caller = call(eggs, tea, ham);
    verdict.await(caller::isBack, () -> waits().forWhatHasHappened(caller, eggs));
    expectValue("eggs", caller);
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
  void sentence_2_nor_does_one_before_the_next_try_is_started() throws Exception {
    threads.makeCallersSlow();
    tea.failAtOnce(new IOException("no tea"));
    var caller = call(tea, eggs, ham);
    verdict.await(() -> ham.hasBegun() || caller.isBack(), () -> waits().forTheBeginOf(ham));
    Settled.await(caller, caller::isBack);
    if (caller.isBack()) {
      caller.throwToDo();
      throw verdict.refuse(
          "The try for tea threw an IOException before that for eggs was started, and"
              + " `firstSuccess` %s.".formatted(caller.how()));
    }
    eggs.succeed("eggs after all");
    verdict.await(
        caller::isBack,
        "The try for tea has thrown, the one for eggs has returned, and `firstSuccess` still"
            + " waits.");
    expectValue("eggs after all", caller);
  }

  @Test
  void sentence_3_the_other_tries_are_interrupted() throws Exception {
    var caller = callAndAwaitBegun();
    eggs.succeed("eggs");
    verdict.await(caller::isBack, "The try for eggs has returned, and `firstSuccess` waits.");
    for (Try loser : List.of(tea, ham)) {
      verdict.await(loser.interrupted, () -> waits().forTheInterruptOf(loser));
    }
  }

  @Test
  void sentence_3_it_does_not_wait_for_them() throws Exception {
    var slow = remember(Try.stubborn("toast"));
    var caller = callAndAwaitBegun(3, slow, eggs, ham);
    eggs.succeed("eggs");
    verdict.await(caller::isBack, () -> waits().forOneThatCleansUp(slow));
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
        () ->
            waits()
                .forTheEndOf(
                    List.of(ham),
                    "The try for ham had no thread yet when `firstSuccess` was back.",
                    "what-has-not-begun-is-stopped"));
  }

  @Test
  void sentence_3_and_so_is_what_is_started_later() throws Exception {
    threads.makeCallersSlow();
    eggs.succeedAtOnce("eggs");
    var caller = call(eggs, tea, ham);
    verdict.await(caller::isBack, "The try for eggs has returned, and `firstSuccess` waits.");
    caller.throwUnexpected();
    verdict.await(
        threads::hasNothingToDo,
        () ->
            waits()
                .forTheEndOf(
                    List.of(tea, ham),
                    "The try for eggs had returned before the next one was started.",
                    "a-success-comes-after-all-starts"));
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

  @Test
  void sentence_4_and_so_is_an_interrupted_exception() throws Exception {
    var noTea = new InterruptedException("no tea");
    noTea.initCause(new IOException("the shop is shut"));
    var noEggs = new IllegalStateException("no eggs", new IOException("the hen is out"));
    var noHam = new IllegalArgumentException("no ham", new IOException("the pig is out"));
    expectAllFailed(noTea, noEggs, noHam, "an-interrupt-is-no-failure");
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
    new Told(verdict, List.of(noTea, noEggs, noHam)).expect(allFailed(caller));
  }

  private AllFailed allFailed(Caller<String> caller) {
    if (caller.thrown instanceof AllFailed allFailed) {
      return allFailed;
    }
    throw verdict.refuse(
        "All tries have thrown. `firstSuccess` %s.".formatted(caller.how()), caller.thrown);
  }

  @Test
  void sentence_4_each_may_fail_before_the_next_is_started() throws Exception {
    threads.makeCallersSlow();
    var thrown = all.stream().map(one -> new IOException("no " + one)).toList();
    for (int i = 0; i < all.size(); i++) {
      all.get(i).failAtOnce(thrown.get(i));
    }
    var caller = call(tea, eggs, ham);
    verdict.await(
        caller::isBack,
        "Each try had thrown before the next one was started, and `firstSuccess` still waits.");
    var told = List.of(allFailed(caller).getSuppressed());
    if (!told.equals(thrown)) {
      throw verdict.refuse(
          "Each try threw before the next one was started. What they threw is %s. The AllFailed has %s."
              .formatted(thrown, told));
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
      verdict.await(one.interrupted, () -> waits().forTheInterruptOf(one, caller));
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

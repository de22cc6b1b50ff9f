package gather;

import exercise.Handed;
import exercise.Interleavings;
import exercise.Settled;
import exercise.Verdict;
import gather.Pool.Worker;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tests follow the exercise's numbered sentences. The calls end when the test says so, one
/// after the other, so that no test depends on who is faster.
class Exercise01_GatherInOrderTest extends Gathering {

  @Test
  void sentence_1_all_calls_are_under_way_at_once() throws Exception {
    var calls = new Call[] {Call.returning("ham"), Call.returning("eggs"), Call.returning("tea")};
    var caller = gather(calls);
    verdict.await(
        () -> caller.isBack() || List.of(calls).stream().allMatch(c -> c.begun.getCount() == 0),
        () -> notAllBegun(calls));
    throwToDo(caller);
    for (Call call : calls) {
      if (call.begun.getCount() > 0) {
        throw verdict.refuse(
            "The caller got %s, and not all of the calls had begun.".formatted(caller.outcome()));
      }
      if (call.thread == caller) {
        throw verdict.refuse(
            "The thread that called `gather` makes a call itself.", "any-thread-will-do");
      }
      if (!threads.workers.contains(call.thread)) {
        throw verdict.refuse(
            "A call was made by a thread that is none of `threads`.", "any-thread-will-do");
      }
    }
  }

  @Test
  void sentence_2_results_are_in_the_order_of_the_list() throws Exception {
    var ham = Call.returning("ham");
    var eggs = Call.returning("eggs");
    var tea = Call.returning("tea");
    var caller = gatherAndBegin(ham, eggs, tea);
    end(tea);
    end(ham);
    end(eggs);
    awaitBack(caller, ALL_ENDED);
    String observed = "The list was ham, eggs, tea; tea ended first, then ham, then eggs.";
    if (List.of("tea", "ham", "eggs").equals(caller.returned)) {
      throw verdict.refuse(
          observed + " The caller got [tea, ham, eggs].", "results-come-in-the-order-of-the-list");
    }
    if (!List.of("ham", "eggs", "tea").equals(caller.returned)) {
      throw verdict.refuse("%s The caller got %s.".formatted(observed, caller.outcome()));
    }
  }

  @Test
  void sentence_2_a_call_may_be_in_the_list_twice() throws Exception {
    var ham = Call.returning("ham");
    var caller = gather(ham, Call.returning("eggs"), ham);
    all.forEach(call -> call.mayEnd.countDown());
    awaitBack(caller, ALL_ENDED);
    if (!List.of("ham", "eggs", "ham").equals(caller.returned)) {
      throw verdict.refuse(
          "The same call stood in the list twice: ham, eggs, ham. The caller got %s."
              .formatted(caller.outcome()));
    }
  }

  @Test
  void sentence_2_null_is_a_result() throws Exception {
    var caller = gather(Call.returning("ham"), Call.returning(null), Call.returning("tea"));
    all.forEach(call -> call.mayEnd.countDown());
    String observed = "Three calls returned ham, null and tea. ";
    awaitBack(caller, observed + "Ten seconds later `gather` has not returned.");
    if (caller.thrown instanceof NullPointerException) {
      throw verdict.refuse(
          observed + "The caller got " + caller.outcome() + ".", "a-collection-takes-whatever");
    }
    if (!(caller.returned instanceof List<?> results)
        || !results.equals(Arrays.asList("ham", null, "tea"))) {
      throw verdict.refuse(observed + "The caller got " + caller.outcome() + ".");
    }
  }

  @Test
  void sentence_2_no_calls_have_no_results() throws Exception {
    var caller = gather();
    awaitBack(caller, "The list was empty, and ten seconds later `gather` has not returned.");
    if (!List.of().equals(caller.returned)) {
      throw verdict.refuse(
          "The list was empty, and the caller got %s.".formatted(caller.outcome()));
    }
  }

  @Test
  void sentence_3_the_first_in_the_list_fails() throws Exception {
    expectInterrupted(0, new IOException("no ham"));
  }

  @Test
  void sentence_3_the_last_in_the_list_fails() throws Exception {
    expectInterrupted(2, new IOException("no tea"));
  }

  @Test
  void sentence_3_one_fails_with_an_error() throws Exception {
    expectInterrupted(1, new StackOverflowError("too many eggs"));
  }

  /// One of four calls has ended, one throws, two still run.
  private void expectInterrupted(int failing, Throwable thrown) throws Exception {
    var ended = Call.returning("bread");
    var calls = new Call[] {Call.returning("ham"), Call.returning("eggs"), Call.returning("tea")};
    calls[failing] = Call.throwing(thrown);
    var caller = gatherAndBegin(calls[0], calls[1], calls[2], ended);
    end(ended);
    calls[failing].mayEnd.countDown();
    for (Call call : calls) {
      if (call != calls[failing]) {
        awaitInterrupt(call, caller, () -> notInterrupted(failing, thrown, call, caller));
      }
    }
  }

  @Test
  void sentence_4_the_caller_gets_the_failure() throws Exception {
    expectFailure(new IOException("no tea", new IOException("the shop is shut")));
  }

  @Test
  void sentence_4_the_caller_gets_an_error() throws Exception {
    expectFailure(new StackOverflowError("too deep").initCause(new IOException("a deep shop")));
  }

  @Test
  void sentence_4_the_caller_gets_what_looks_like_a_wrapper() throws Exception {
    expectFailure(new ExecutionException("no tea", new IOException("the shop is shut")));
  }

  @Test
  void sentence_4_the_caller_gets_what_looks_like_a_wrapper_of_join() throws Exception {
    expectFailure(new CompletionException("no tea", new IOException("the shop is shut")));
  }

  @Test
  void sentence_4_also_if_another_call_throws_the_very_same() throws Exception {
    var thrown = new IOException("the shop is shut");
    var ham = Call.returning("ham");
    ham.whenInterrupted = thrown;
    var tea = Call.throwing(thrown);
    var caller = gatherAndBegin(ham, tea);
    tea.mayEnd.countDown();
    awaitInterrupt(ham, caller, () -> verdict.refuse("A call was not interrupted."));
    awaitBack(caller, "Both calls have thrown, and ten seconds later `gather` waits.");
    if (Handed.of(thrown, caller.thrown) != Handed.AS_IT_IS) {
      throw verdict.refuse(
          "Two calls threw one and the same exception. The caller got %s."
              .formatted(caller.outcome()),
          caller.thrown instanceof IllegalArgumentException
              ? "a-failure-can-carry-any-other"
              : null);
    }
  }

  @Test
  void sentence_5_an_interrupted_caller_interrupts_its_calls() throws Exception {
    var ham = Call.returning("ham");
    var tea = Call.returning("tea");
    var caller = gatherAndBegin(ham, tea);
    Settled.await(caller, () -> false);
    caller.interrupt();
    for (Call call : List.of(ham, tea)) {
      awaitInterrupt(call, caller, () -> wentOn(call, caller));
    }
  }

  @Test
  void sentence_5_and_throws_an_interrupted_exception() throws Exception {
    var ham = Call.returning("ham");
    var tea = Call.returning("tea");
    ham.whenInterrupted = new IllegalStateException("the ham fell down");
    var caller = gatherAndBegin(ham, tea);
    Settled.await(caller, () -> false);
    caller.interrupt();
    for (Call call : List.of(ham, tea)) {
      awaitInterrupt(call, caller, () -> wentOn(call, caller));
    }
    awaitBack(caller, "The caller was interrupted, all calls have ended, and `gather` waits.");
    if (!(caller.thrown instanceof InterruptedException)) {
      String observed = "The caller was interrupted, and got %s.".formatted(caller.outcome());
      throw caller.thrown == null && !caller.leftInterrupted
          ? verdict.refuse(
              observed + " Its interrupt flag is not set either.", "an-interrupt-may-be-swallowed")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_6_none_runs_after_a_failure() throws Exception {
    var ham = Call.returning("ham").withALongCleanUp();
    var eggs = Call.returning("eggs").withALongCleanUp();
    var tea = Call.throwing(new IOException("no tea"));
    var caller = gatherAndBegin(ham, eggs, tea);
    tea.mayEnd.countDown();
    awaitBackAfterCleanUp(caller, ham, eggs);
    if (!caller.leftRunning.isEmpty()) {
      String observed =
          "A call threw. Another one, interrupted, was still cleaning up when the caller was back.";
      Call left = caller.leftRunning.getLast();
      if (left.callerWaited) {
        throw verdict.refuse(
            observed + " The caller did wait for a while.", "a-clean-up-takes-a-moment");
      }
      throw left.wasInterruptedByTheCaller()
          ? verdict.refuse(observed, "cancelled-is-stopped")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_6_none_runs_after_an_interrupt() throws Exception {
    var ham = Call.returning("ham").withALongCleanUp();
    var tea = Call.returning("tea").withALongCleanUp();
    var caller = gatherAndBegin(ham, tea);
    Settled.await(caller, () -> false);
    caller.interrupt();
    awaitBackAfterCleanUp(caller, ham, tea);
    if (!caller.leftRunning.isEmpty()) {
      String observed =
          "The caller was interrupted, and so were the calls. One was still cleaning up when the"
              + " caller was back.";
      // A wait that was tried all the same has thrown, and taken the flag back.
      throw caller.interruptedItself && !caller.leftInterrupted
          ? verdict.refuse(
              observed + " The caller had set its interrupt flag again, and then waited.",
              "the-flag-is-restored-first")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_6_none_begins_later() throws Exception {
    threads =
        new Pool(3, 2); // one thread comes late: for any of the three, if forks hand them over
    var calls =
        Stream.of("ham", "eggs", "tea")
            .map(dish -> Call.throwing(new IOException("no " + dish)))
            .toList();
    var caller = gather(calls.toArray(Call[]::new));
    awaitBegun(() -> calls.stream().filter(Call::hasBegun).count() >= 2, caller);
    var early = calls.stream().filter(Call::hasBegun).toList();
    Call goesOn = early.get(0);
    Call fails = early.get(1);
    Call late = calls.stream().filter(it -> it != goesOn && it != fails).findFirst().orElseThrow();
    fails.mayEnd.countDown();
    awaitInterrupt(goesOn, caller, () -> verdict.refuse("A call was not interrupted."));
    Settled.await(goesOn.thread, () -> false); // or the caller may wait for that, and for no other
    Settled.await(caller, () -> false);
    boolean wasBack = caller.isBack();
    threads.lateOneMayCome.countDown();
    Settled.await(threads.workers.get(2), () -> false);
    boolean begun = late.hasBegun();
    if (wasBack && begun) {
      throw verdict.refuse(
          "A call failed, and `gather` ended, before another call had a thread. That call began"
              + " later.",
          "what-has-not-begun-never-will");
    }
    awaitBack(caller, () -> waitsForLate(begun));
  }

  @Test
  void sentence_6_nor_if_it_is_about_to_begin() throws Exception {
    Interleavings.ofEach(FailsAsOneBegins.class, Exercise01_GatherInOrder.class);
  }

  @Test
  void sentence_6_and_none_runs_after_a_second_interrupt() throws Exception {
    var ham = Call.returning("ham");
    var tea = Call.returning("tea");
    var caller = gatherAndBegin(ham, tea);
    Settled.await(caller, () -> false);
    String observed = "The caller was interrupted twice. ";
    expectToWaitThoughInterrupted(caller, caller::interrupt, observed, ham);
    if (!(caller.thrown instanceof InterruptedException)) {
      throw verdict.refuse(observed + "It got %s.".formatted(caller.outcome()));
    }
  }

  @Test
  void sentence_6_nor_after_a_failure_and_an_interrupt() throws Exception {
    var ham = Call.returning("ham");
    var tea = Call.throwing(new IOException("no tea"));
    var caller = gatherAndBegin(ham, tea);
    String observed = "A call threw java.io.IOException: no tea; then the caller was interrupted. ";
    expectToWaitThoughInterrupted(caller, tea.mayEnd::countDown, observed, ham);
    if (!(caller.thrown instanceof IOException)) {
      throw verdict.refuse(observed + "It got %s.".formatted(caller.outcome()));
    }
  }

  @Test
  void sentence_7_the_threads_stay_open_after_success() throws Exception {
    var caller = gatherAndBegin(Call.returning("ham"));
    all.forEach(call -> call.mayEnd.countDown());
    awaitBack(caller, ALL_ENDED);
    expectOpen("All calls had succeeded, and `threads` were shut down.");
  }

  @Test
  void sentence_7_the_threads_stay_open_after_a_failure() throws Exception {
    var neighbour = Call.returning("toast");
    threads.execute(neighbourTask(neighbour));
    var ham = Call.returning("ham");
    var tea = Call.throwing(new IOException("no tea"));
    var caller = gatherAndBegin(ham, tea);
    tea.mayEnd.countDown();
    awaitBackAfterCleanUp(caller, ham);
    expectOpen("One call failed, and `threads` were shut down.");
    if (neighbour.interrupted.getCount() == 0) {
      throw verdict.refuse("One call failed, and a task that was none of them was interrupted.");
    }
  }

  @Test
  void sentence_7_nor_is_the_next_task_of_a_thread_whose_call_has_ended() throws Exception {
    threads = new Pool(2);
    var ham = Call.returning("ham");
    var tea = Call.throwing(new IOException("no tea"));
    var caller = gatherAndBegin(ham, tea);
    end(ham);
    var neighbour = Call.returning("toast");
    threads.execute(neighbourTask(neighbour));
    if (!neighbour.begun.await(Verdict.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      return; // an answer may keep its threads until all calls have ended
    }
    tea.mayEnd.countDown();
    awaitBack(caller, ALL_ENDED);
    if (neighbour.thread instanceof Worker worker && worker.interrupter != null) {
      throw verdict.refuse(
          "A call had ended, and its thread was in another task. Then another call failed, and that"
              + " task was interrupted.",
          "a-thread-belongs-to-its-call");
    }
  }

  /// A call ends by itself just before it is interrupted. Whoever interrupts has to hold the thread
  /// back then, or the thread goes on to its next task.
  @Test
  void sentence_7_the_next_task_of_a_thread_is_not_interrupted() throws Exception {
    threads = new Pool(2);
    var ham = Call.returning("ham");
    var tea = Call.throwing(new IOException("no tea"));
    var caller = gatherAndBegin(ham, tea);
    var next = List.of(Call.returning("toast"), Call.returning("jam")); // one for each thread
    for (Call neighbour : next) {
      threads.execute(neighbourTask(neighbour));
    }
    var interrupting = new CountDownLatch(1);
    if (ham.thread instanceof Worker worker) {
      worker.beforeInterrupt =
          () -> {
            ham.mayEnd.countDown();
            Settled.await(worker, () -> next.stream().anyMatch(call -> call.thread == worker));
            interrupting.countDown();
          };
    }
    tea.mayEnd.countDown();
    verdict.await(interrupting, "A call failed, and another one was not interrupted.");
    awaitBack(caller, ALL_ENDED);
    for (Call neighbour : next) {
      verdict.await(neighbour.begun, "A thread's next task was never begun.");
      Settled.await(neighbour.thread, () -> neighbour.interrupted.getCount() == 0);
      if (neighbour.interrupted.getCount() == 0) {
        throw verdict.refuse(
            "A call ended while it was being interrupted. Its thread was interrupted later, in"
                + " another task.",
            "the-thread-is-the-call");
      }
    }
  }
}

package eventloop;

import exercise.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tests follow the exercise's numbered sentences. They go through the orders in which a
/// wake-up gets lost, one by one: queue and selector let the other thread act between two steps of
/// this one. A test waits until the loop sleeps or has ended, or a thread is blocked.
class Exercise03_NoWakeUpIsLostTest extends TwoThreads {

  @Test
  void sentence_1_callbacks_come_out_in_the_order_in_which_they_went_in() throws Throwable {
    loop.execute(ham);
    loop.execute(eggs);
    startTaking(2);
    expect(
        () -> {
          String observed = "Two callbacks were put into the queue, and then the loop slept.";
          return ready.looksSinceTaken() == 0
              ? verdict.refuse(observed, "a-wake-up-says-what-there-is")
              : verdict.refuse(observed);
        },
        ham,
        eggs);
    if (ham.ran || eggs.ran) {
      throw verdict.refuse("A callback was run before `next` returned it.");
    }
  }

  @Test
  void sentence_1_also_those_that_the_loop_itself_submits() throws Throwable {
    loop.execute(ham);
    thread.afterTaking.set(() -> loop.execute(eggs));
    startTaking(2);
    untilItSleepsOrEnds();
    if (eggs.ran) {
      throw verdict.refuse(
          "`execute` was called on the loop's thread, and it ran the callback.",
          "on-the-loop-one-need-not-queue");
    }
    expect(() -> verdict.refuse("The loop put a callback into the queue, and slept."), ham, eggs);
  }

  @Test
  void sentence_1_those_of_other_threads_keep_their_place() throws Throwable {
    loop.execute(ham);
    thread.afterTaking.set(() -> {
      other.execute(() -> loop.execute(eggs));
      loop.execute(tea);
    });
    startTaking(3);
    untilItSleepsOrEnds();
    if (thread.taken.equals(List.of(ham, tea, eggs))) {
      throw verdict.refuse(
          "Another thread put a callback into the queue, and after it the loop's thread another one."
              + " `next` returned the second one first.",
          "the-loop-has-a-queue-of-its-own");
    }
    expect(() -> verdict.refuse("Three callbacks came, and the loop slept."), ham, eggs, tea);
  }

  @Test
  void sentence_1_one_that_came_twice_comes_out_twice() throws Throwable {
    loop.execute(ham);
    loop.execute(ham);
    startTaking(2);
    untilItSleepsOrEnds();
    if (bed.isAsleep() && thread.taken.equals(List.of(ham))) {
      throw verdict.refuse(
          "`execute` was called twice with the same callback. `next` returned it once, and sleeps.",
          "once-in-the-queue-is-enough");
    }
    expect(() -> verdict.refuse("A callback came twice, and the loop slept."), ham, ham);
  }

  @Test
  void sentence_1_nor_does_one_get_lost_that_comes_while_others_are_taken() throws Throwable {
    loop.execute(ham);
    ready.beforeClear(() -> executeMeanwhile(eggs));
    startTaking(2);
    untilItSleepsOrEnds();
    if (!other.hasBegun() || lockedOut) {
      return; // it clears nothing, or lets nobody in while it does
    }
    if (bed.isAsleep() && ready.holdsNothing() && thread.taken.equals(List.of(ham))) {
      throw verdict.refuse(
          "One callback lay in the queue, and right before the loop called `clear` another one was"
              + " put there. `next` returned the first one, and sleeps.",
          "a-copy-and-a-clear-are-one-step");
    }
    expect(() -> verdict.refuse("Two callbacks came, and the loop slept."), ham, eggs);
  }

  @Test
  void sentence_2_while_there_is_none_it_sleeps() throws Throwable {
    startTaking(1);
    untilItSleepsOrEnds();
    if (!thread.taken.isEmpty()) {
      throw verdict.refuse(
          "The queue was empty, and `next` returned %s.".formatted(thread.taken.getFirst()),
          "nothing-is-an-answer");
    }
  }

  @Test
  void sentence_2_after_a_select_for_nothing_it_sleeps_again() throws Throwable {
    startTaking(1);
    untilItSleepsOrEnds();
    int sleeps = bed.sleeps();
    bed.returnForNothing();
    verdict.await(
        () -> (bed.isAsleep() && bed.sleeps() > sleeps) || thread.hasEnded(),
        "`select` returned for nothing, and the loop neither sleeps again nor returns.");
    if (thread.hasEnded()) {
      throw verdict.refuse(
          "`select` returned for nothing, and `next` %s."
              .formatted(
                  thread.failure == null
                      ? "returned " + thread.taken.getFirst()
                      : "threw " + thread.failure),
          "a-wake-up-means-work",
          thread.failure);
    }
  }

  @Test
  void sentence_3_a_loop_that_sleeps_is_woken() throws Throwable {
    startTaking(1);
    untilItSleepsOrEnds();
    execute(ham);
    expect(
        () ->
            bed.wakeUps() == 0
                ? verdict.refuse(
                    "The loop slept. A callback was put into the queue, nobody woke the loop, and"
                        + " it sleeps on.",
                    "the-queue-wakes-the-loop")
                : notWoken("The loop slept."),
        ham);
  }

  @Test
  void sentence_3_also_if_it_has_woken_for_nothing() throws Throwable {
    startTaking(1);
    untilItSleepsOrEnds();
    int sleeps = bed.sleeps();
    bed.returnForNothing();
    verdict.await(() -> bed.isAsleep() && bed.sleeps() > sleeps, "The loop does not sleep again.");
    execute(ham);
    expect(() -> notWoken("The loop slept, woke for nothing, and slept again."), ham);
  }

  @Test
  void sentence_3_also_if_it_has_woken_for_a_callback_that_it_had_taken() throws Throwable {
    ready.afterPut(() -> {
      other.acts(true);
      startTaking(2); // it takes the callback and sleeps, unless a lock holds it up
      whileItActs();
      other.acts(false);
    });
    other.execute(() -> loop.execute(ham));
    verdict.await(other::hasEnded, "`execute` does not return.");
    other.rethrow();
    untilItSleepsOrEnds();
    boolean wokenForNothing = bed.wakeUps() > 0;
    execute(eggs);
    expect(
        () ->
            wokenForNothing
                ? verdict.refuse(
                    "The loop took a callback, and slept. Then `execute`, which had brought that"
                        + " callback, woke it, and it slept again. Another callback was put into"
                        + " the queue, and it sleeps on.",
                    "the-flag-stays-up-by-itself")
                : notWoken("The loop took a callback, and slept."),
        ham,
        eggs);
  }

  @ParameterizedTest(name = "look {0}")
  @ValueSource(ints = {1, 2, 3})
  void sentence_3_a_callback_after_an_empty_look_is_not_lost(int look) throws Throwable {
    ready.afterEmptyLook(look, () -> executeMeanwhile(ham));
    startTaking(1);
    untilItSleepsOrEnds();
    if (!other.hasBegun() || lockedOut) {
      return; // it does not look so often, or nothing can come right after that look
    }
    expect(
        () ->
            bed.isCleared()
                ? verdict.refuse(
                    "The loop looked, and the queue was empty. Then a callback was put there, and"
                        + " the loop was woken; then it called `selectNow`, and it sleeps.",
                    "an-old-wake-up-is-cleared-first")
                : verdict.refuse(
                    "The loop looked, and the queue was empty. Then a callback was put there; then"
                        + " the loop slept, and it sleeps on.",
                    bed.wakeUps() == 0 ? "what-it-saw-is-still-so" : null),
        ham);
  }

  @Test
  void sentence_3_a_callback_right_before_its_sleep_is_not_lost() throws Throwable {
    bed.beforeSleep(() -> executeMeanwhile(ham));
    startTaking(1);
    expect(
        () ->
            verdict.refuse(
                "A callback was put into the queue when the loop was about to call `select`, and"
                    + " it sleeps on."),
        ham);
  }

  @Test
  void sentence_3_a_callback_behind_another_one_is_not_lost() throws Throwable {
    loop.execute(ham);
    execute(
        eggs,
        () -> {
          startTaking(2); // it takes the first one, and sleeps, unless a lock holds it up
          whileItActs();
        });
    expect(
        () ->
            ready.isLookedAtFromOutside() && !wokenBeforePut
                ? verdict.refuse(
                    "A callback was to be the second in the queue. Before it lay there, the loop"
                        + " had taken the first one and slept; and it sleeps on.",
                    "the-first-ones-wake-up-is-for-both")
                : notWoken("The loop took a callback, and slept."),
        ham,
        eggs);
  }

  @Test
  void sentence_3_two_that_come_at_once_wake_it() throws Throwable {
    startTaking(2);
    untilItSleepsOrEnds();
    ready.afterPut(() -> other.execute(() -> loop.execute(eggs)));
    verdict.get(
        Verdict.onAnotherThread(() -> {
          loop.execute(ham);
          return null;
        }),
        "`execute` does not return.");
    expect(
        () ->
            verdict.refuse(
                "The loop slept. A callback was put into the queue, and before its `execute` had"
                    + " looked any further, another one. Both calls have returned, and it sleeps"
                    + " on.",
                ready.isLookedAtFromOutside() ? "the-first-one-wakes-for-all" : null),
        ham,
        eggs);
  }

  @Test
  void sentence_3_a_callback_from_before_the_loop_was_made_is_not_lost() throws Throwable {
    ready.add(ham);
    loop = new Exercise03_NoWakeUpIsLost(ready, bed);
    startTaking(1);
    expect(
        () ->
            verdict.refuse(
                "The loop was made when a callback lay in its queue already, and it sleeps.",
                ready.looksSinceTaken() == 0 ? "each-callback-comes-through-execute" : null),
        ham);
  }

  @Test
  void sentence_4_a_loop_that_has_not_slept_is_not_woken() {
    loop.execute(ham);
    if (bed.wakeUps() > 0) {
      String observed = "The loop had not slept yet, and was woken";
      int wakeUps = bed.wakeUps();
      loop.execute(eggs);
      if (bed.wakeUps() > wakeUps) {
        throw verdict.refuse(observed + ", for each callback.", "a-wake-up-is-free");
      }
      observed += " for the first callback, and not for the second.";
      throw ready.isLookedAtFromOutside()
          ? verdict.refuse(observed, "an-empty-queue-is-a-sleeping-loop")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_4_a_loop_that_was_woken_is_awake() throws Throwable {
    startTaking(1);
    untilItSleepsOrEnds();
    execute(ham);
    expect(() -> notWoken("The loop slept."), ham);
    expectNotWoken("The loop slept, was woken, and returned a callback.");
  }

  @Test
  void sentence_4_a_loop_that_found_a_callback_at_once_is_awake() throws Throwable {
    loop.execute(ham);
    startTaking(1);
    expect(() -> notWoken("The loop looked."), ham);
    expectNotWoken("The loop returned a callback, and had not slept.");
  }

  @ParameterizedTest(name = "look {0}")
  @ValueSource(ints = {1, 2})
  void sentence_4_a_loop_that_found_a_callback_after_all_is_awake(int look) throws Throwable {
    ready.afterEmptyLook(look, () -> executeMeanwhile(ham));
    startTaking(1);
    untilItSleepsOrEnds();
    if (!other.hasBegun() || lockedOut) {
      return;
    }
    expect(() -> notWoken("The loop looked."), ham);
    expectNotWoken("The loop was about to sleep, and returned a callback that had just come.");
  }

  private void expectNotWoken(String before) {
    int wakeUps = bed.wakeUps();
    loop.execute(eggs);
    if (bed.wakeUps() > wakeUps) {
      throw verdict.refuse(
          before + " Then there was another one, and it was woken again.",
          "the-flag-goes-down-by-itself");
    }
  }
}

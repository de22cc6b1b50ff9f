package futures;

import static futures.Exercise01_TryAgain.tryAgain;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.Thread.State;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Attempts end when the test says so. Right answers never wait for a clock here; a wrong one costs
/// a second.
class Exercise01_TryAgainTest {

  /// Attempts that have begun and that the test has not taken up yet, in order.
  private final BlockingQueue<CompletableFuture<String>> begun = new LinkedBlockingQueue<>();

  private final AtomicInteger made = new AtomicInteger();

  @Test
  void the_first_success_is_the_outcome() throws Exception {
    var outcome = begin(this::attempt, 3);
    next().complete("ham");
    expect(outcome, "ham");
  }

  @Test
  void an_attempt_begins_when_the_one_before_has_failed() throws Exception {
    var outcome = begin(this::attempt, 3);
    var first = next();
    if (!begun.isEmpty()) {
      fail(
          """
          The first attempt has not ended, and the second has begun: three orders for one dish, if all goes well.
          A future does not wait until it is needed. Whoever holds it has begun it. (Step 1a)\
          """);
    }
    first.complete("ham");
    expect(outcome, "ham");
    if (!begun.isEmpty()) {
      fail(
          """
          The first attempt has succeeded, and another has begun.
          Some stages run whatever has happened. The next attempt is for a failure alone. (Step 3c)\
          """);
    }
  }

  @Test
  void a_failure_other_than_an_io_exception_is_the_outcome() throws Exception {
    var outcome = begin(this::attempt, 3);
    var burnt = new IllegalStateException("burnt");
    failTheNext(burnt);
    if (!begun.isEmpty()) {
      fail(
          """
          An attempt failed with an IllegalStateException, and another has begun.
          To try again helps against what passes, as a broken connection does. The ham is still burnt at the third attempt:
          look at the failure before you try again. (Step 3c)\
          """);
    }
    expectFailure(outcome, burnt);
  }

  @Test
  void after_an_io_exception_it_is_made_again() throws Exception {
    var outcome = begin(this::attempt, 3);
    failTheNext(new IOException("no ham"));
    var second = begun.poll(1, SECONDS);
    if (second == null) {
      fail(
          """
          The first attempt failed, and no other has begun.
          A future is completed once: reading it again, or hanging more stages on it, makes nothing happen again.
          What makes a new one is the recipe. (Step 1a)\
          """);
    }
    second.complete("ham");
    expect(outcome, "ham");
  }

  @Test
  void even_if_the_recipe_ends_with_a_stage() throws Exception {
    var outcome = begin(() -> attempt().thenApply(dish -> "fried " + dish), 3);
    failTheNext(new IOException("no ham"));
    var second = begun.poll(1, SECONDS);
    if (second == null) {
      fail(
          """
          An attempt failed with an IOException, and was not made again, because its last stage is not the one that failed.
          A stage that is skipped wraps the failure that it hands on. Look at its cause. (Step 3d)\
          """);
    }
    second.complete("ham");
    expect(outcome, "fried ham");
  }

  @Test
  void the_failure_of_the_last_attempt_is_the_outcome() throws Exception {
    var outcome = begin(this::attempt, 3);
    failTheNext(new IOException("no ham"));
    failTheNext(new IOException("no ham again"));
    var last = new IOException("no ham either");
    failTheNext(last);
    if (!begun.isEmpty()) {
      fail(
          """
          Three attempts were allowed, and a fourth has begun.
          The first attempt counts too, and each one leaves one less to those after it. (Step 3a)\
          """);
    }
    expectFailure(outcome, last);
  }

  @Test
  void nobody_waits_for_an_attempt() throws Exception {
    var outcome = begin(this::attempt, 3);
    var attempt = (Attempt) next();
    State state;
    do { // until whoever has begun it has come as far as he can: he waits, or is done
      Thread.onSpinWait();
      state = attempt.beginner.getState();
    } while (state == State.NEW || state == State.RUNNABLE);
    if (attempt.isAwaited) {
      fail(
          """
          Your method has returned, and a thread of somebody's waits for the attempt instead.
          A thread that stands still is no cheaper for being another one: a thousand dishes would take a thousand. What is
          to be done when an attempt ends is a stage of it. (Step 3a)\
          """);
    }
    attempt.complete("ham");
    expect(outcome, "ham");
  }

  /// Notices whether somebody waits for it.
  private static final class Attempt extends CompletableFuture<String> {
    final Thread beginner = Thread.currentThread();
    volatile boolean isAwaited;

    @Override
    public String join() {
      isAwaited |= !isDone();
      return super.join();
    }

    @Override
    public String get() throws InterruptedException, ExecutionException {
      isAwaited |= !isDone();
      return super.get();
    }
  }

  private CompletableFuture<String> attempt() {
    var attempt = new Attempt();
    made.incrementAndGet();
    begun.add(attempt);
    return attempt;
  }

  private static CompletableFuture<String> begin(
      Supplier<CompletableFuture<String>> recipe, int attempts) throws Exception {
    var caller = new FutureTask<>(() -> tryAgain(recipe, attempts));
    Thread.ofVirtual().start(caller);
    try {
      var outcome = caller.get(1, SECONDS);
      if (outcome == null) {
        fail(
            """
            Your method returned null: its caller has nothing to wait for.
            It is asked at a time when nobody knows the outcome, and a future stands for that. (Step 1a)\
            """);
      }
      return outcome;
    } catch (TimeoutException e) {
      return fail(
          """
          Your method returns a future, and does not return before that is done: its caller waits.
          If the caller is the loop that should complete the attempt, it waits for ever. Return at once, and say what
          comes next. (Step 1b)\
          """);
    }
  }

  /// The next attempt to begin.
  private CompletableFuture<String> next() throws InterruptedException {
    var attempt = begun.poll(1, SECONDS);
    if (attempt == null) {
      fail(
          made.get() == 0
              ? """
              No attempt has begun, and so none will ever end.
              A future does nothing by itself. It is the recipe that begins something: call it. (Step 1a)\
              """
              : """
              %d attempts have failed with an IOException, and the next has not begun, although 3 are allowed.
              The stage behind the first attempt hears of the first failure alone. What makes the second attempt has to be
              ready to make the third. (Step 3a)\
              """
                  .formatted(made.get()));
    }
    return attempt;
  }

  /// Fails the next attempt, on a thread that has better things to do than to wait.
  private void failTheNext(Exception failure) throws Exception {
    var attempt = next();
    var completer = new FutureTask<>(() -> attempt.completeExceptionally(failure));
    Thread.ofVirtual().start(completer);
    try {
      completer.get(1, SECONDS);
    } catch (TimeoutException e) {
      fail(
          """
          The thread that completed an attempt has not come back: a stage of yours runs on it, and waits for the next
          attempt. If that thread is an event loop, it stands still.
          To wait is not how a future of a future is flattened. (Step 3a)\
          """);
    }
  }

  private static void expect(CompletableFuture<String> outcome, String value) throws Exception {
    try {
      assertThat(outcome.get(1, SECONDS))
          .withFailMessage("An attempt has succeeded, and the outcome is not its value. (Step 3a)")
          .isEqualTo(value);
    } catch (ExecutionException e) {
      fail(
          """
          An attempt has succeeded, and the outcome is "%s".
          What hangs on a future does not change that future: each stage is a new one. Which of them did you return?
          (Step 3a)\
          """
              .formatted(e.getCause()));
    } catch (TimeoutException e) {
      fail(
          """
          An attempt has succeeded, and the future that you returned still waits.
          A future is completed by whoever holds it, or it is a stage that follows another. Yours is neither. (Step 2d)\
          """);
    }
  }

  private static void expectFailure(CompletableFuture<String> outcome, Throwable failure)
      throws Exception {
    try {
      fail(
          """
          The last attempt failed with "%s", and the outcome is the value %s.
          A stage that recovers makes a success of a failure. What you do not recover from, hand on. (Step 3c)\
          """
              .formatted(failure, outcome.get(1, SECONDS)));
    } catch (TimeoutException e) {
      fail(
          """
          The last attempt has failed, and the future that you returned still waits: its caller never hears of it.
          Whoever completes a future completes it in each case. (Step 2d)\
          """);
    } catch (ExecutionException e) {
      if (!failure.equals(e.getCause())) {
        fail(
            """
            The last attempt failed with "%s", and the outcome with "%s".
            The caller looks for the failure that the attempt had. Hand on that one. (Step 3d)\
            """
                .formatted(failure, e.getCause()));
      }
    }
  }
}

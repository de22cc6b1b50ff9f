package futures;

import static futures.Exercise01_TryAgain.tryAgain;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Attempts end when the test says so. Right answers never wait for a clock here; a wrong one costs
/// a second.
class Exercise01_TryAgainTest {

  /// Attempts that have begun and that the test has not taken up yet, in order.
  private final BlockingQueue<CompletableFuture<String>> begun = new LinkedBlockingQueue<>();

  @Test
  void the_first_success_is_the_outcome() throws Exception {
    var outcome = begin(this::attempt, 3);
    begun.take().complete("ham");
    assertThat(outcome.get(1, SECONDS)).isEqualTo("ham");
  }

  @Test
  void so_is_a_failure_that_is_no_io_exception() throws Exception {
    var outcome = begin(this::attempt, 3);
    var burnt = new IllegalStateException("burnt");
    failTheNext(burnt);
    assertThat(failureOf(outcome)).isSameAs(burnt);
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
    assertThat(outcome.get(1, SECONDS)).isEqualTo("ham");
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
    assertThat(outcome.get(1, SECONDS)).isEqualTo("fried ham");
  }

  @Test
  void an_attempt_begins_when_the_one_before_has_failed() throws Exception {
    var outcome = begin(this::attempt, 3);
    var first = begun.take();
    if (!begun.isEmpty()) {
      fail(
          """
          The first attempt has not ended, and the second has begun: three orders for one dish, if all goes well.
          A future does not wait until it is needed. Whoever holds it has begun it. (Step 1a)\
          """);
    }
    first.complete("ham");
    outcome.get(1, SECONDS);
    assertThat(begun).as("attempts after a success").isEmpty();
  }

  @Test
  void the_failure_of_the_last_attempt_is_the_outcome() throws Exception {
    var outcome = begin(this::attempt, 2);
    failTheNext(new IOException("no ham"));
    var last = new IOException("no ham either");
    failTheNext(last);
    assertThat(failureOf(outcome)).isSameAs(last);
    assertThat(begun).as("a third attempt of two").isEmpty();
  }

  private CompletableFuture<String> attempt() {
    var attempt = new CompletableFuture<String>();
    begun.add(attempt);
    return attempt;
  }

  private static CompletableFuture<String> begin(
      Supplier<CompletableFuture<String>> recipe, int attempts) throws Exception {
    var caller = new FutureTask<>(() -> tryAgain(recipe, attempts));
    Thread.ofVirtual().start(caller);
    try {
      return caller.get(1, SECONDS);
    } catch (TimeoutException e) {
      return fail(
          """
          Your method returns a future, and does not return before that is done: its caller waits.
          If the caller is the loop that should complete the attempt, it waits for ever. Return at once, and say what
          comes next. (Step 1b)\
          """);
    }
  }

  /// Fails the next attempt, on a thread that has better things to do than to wait.
  private void failTheNext(Exception failure) throws Exception {
    var attempt = begun.poll(1, SECONDS);
    assertThat(attempt).as("the next attempt").isNotNull();
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

  private static Throwable failureOf(CompletableFuture<String> outcome) {
    return catchThrowableOfType(ExecutionException.class, () -> outcome.get(1, SECONDS)).getCause();
  }
}

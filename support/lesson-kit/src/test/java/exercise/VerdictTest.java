package exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private final Verdict verdict = new Verdict(VerdictTest.class);

  @Test
  void without_a_belief_only_what_was_observed_is_said() {
    var cause = new IllegalStateException();
    assertThat(verdict.refuse("It waits.", null, cause)).hasMessage("It waits.").hasCause(cause);
  }

  @Test
  void an_observation_stands_alone_or_before_the_text_of_a_belief() {
    assertThat(verdict.refuse("It is 6.")).hasMessage("It is 6.");
    assertThat(verdict.refuse("It is 6.", "a-sum-is-a-product"))
        .hasMessage("It is 6.\n\nYou multiplied, and a sum was asked for\n(step 1).");
    assertThatThrownBy(() -> verdict.refuse("It is 6.", "no-such-belief"))
        .hasMessage("There is no answers/VerdictTest/wrong/no-such-belief.md");
  }

  @Test
  void what_other_threads_do_is_waited_for() throws Exception {
    var latch = new CountDownLatch(1);
    var looks = new AtomicInteger();
    Future<String> future =
        Verdict.onAnotherThread(() -> {
          latch.countDown();
          return Thread.currentThread().isDaemon() ? "ham" : "eggs";
        });
    verdict.await(latch, "It stays shut.");
    verdict.await(future, "It is never done.");
    verdict.await(() -> looks.incrementAndGet() == 3, "It never holds.");
    assertThat(verdict.get(future, "It is never done.")).isEqualTo("ham");
  }

  @Test
  void what_never_comes_is_refused_with_words_of_its_own() {
    var hasty = new Verdict(VerdictTest.class, Duration.ZERO);
    var never = new CompletableFuture<String>();
    assertThatThrownBy(() -> hasty.await(new CountDownLatch(1), "It stays shut."))
        .isInstanceOf(AssertionError.class)
        .hasMessage("It stays shut.");
    assertThatThrownBy(() -> hasty.await(never, "It is never done."))
        .hasMessage("It is never done.");
    assertThatThrownBy(() -> hasty.get(never, "No value comes.")).hasMessage("No value comes.");
    assertThatThrownBy(() -> hasty.await(() -> false, "It never holds."))
        .hasMessage("It never holds.");
  }

  @Test
  void a_future_that_failed_or_was_cancelled_is_done() throws Exception {
    var failed = CompletableFuture.failedFuture(new IOException("no ham"));
    var cancelled = new CompletableFuture<String>();
    cancelled.cancel(false);
    verdict.await(failed, "It is never done.");
    verdict.await(cancelled, "It is never done.");
    assertThatThrownBy(() -> verdict.get(failed, "It is never done."))
        .isExactlyInstanceOf(IOException.class);
  }
}

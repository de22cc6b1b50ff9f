package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class Step04e_ATimeLimitLosesWhatWasReadyTest {

  // Long enough for a soup that is ready at once: a limit that is too short for that fails the
  // tests.
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final AtomicInteger interrupted = new AtomicInteger();
  private final Callable<String> soup = () -> "soup";

  /// Is never done.
  private final Callable<String> roast =
      () -> {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.incrementAndGet();
        }
        return "roast";
      };

  /// If this fails on a newer JDK: good. Then the step has nothing to repair.
  @Test
  void what_was_ready_at_the_limit_cannot_be_read_from_its_fork() throws InterruptedException {
    assertThat(Step04e_ATimeLimitLosesWhatWasReady.askTheForks(List.of(soup, roast), LIMIT))
        .containsExactly("SUCCESS: join not called", "UNAVAILABLE: join not called");
    assertThat(interrupted).hasValue(1);
  }

  @Test
  void a_joiner_keeps_what_was_ready() throws InterruptedException {
    assertThat(Step04e_ATimeLimitLosesWhatWasReady.keepInTheJoiner(List.of(roast, soup), LIMIT))
        .containsExactly("soup");
    assertThat(interrupted).hasValue(1);
  }

  @Test
  void within_the_limit_both_serve_all() throws InterruptedException {
    Callable<String> burnt =
        () -> {
          throw new IllegalStateException("burnt");
        };
    var minute = Duration.ofMinutes(1);
    assertThat(Step04e_ATimeLimitLosesWhatWasReady.askTheForks(List.of(soup, soup), minute))
        .containsExactly("soup", "soup");
    assertThat(Step04e_ATimeLimitLosesWhatWasReady.keepInTheJoiner(List.of(soup, burnt), minute))
        .containsExactly("soup");
  }
}

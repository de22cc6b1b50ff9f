package ascompleted;

import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.Step06b_AStandstillShows.Run;
import ascompleted.terminal.Progress;
import ascompleted.terminal.Progress.Snapshot;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The clock is moved by the test: 0.01 s for each look, and in the standstill 10 s.
@Timeout(10)
class Step06b_AStandstillShowsTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void a_bar_that_each_task_draws_shows_the_rate_before_the_standstill() {
    Snapshot seen =
        Step06b_AStandstillShows.byEachTask(
            progress(1),
            new Run() {
              @Override
              void hang() {
                nanos.addAndGet(10_000_000_000L);
              }
            });
    assertThat(seen.finished()).isEqualTo(40);
    assertThat(seen.rate()).isGreaterThan(50);
  }

  @Test
  void drawn_by_the_clock_the_average_of_the_whole_run_is_above_zero_for_ever() {
    Snapshot seen = Step06b_AStandstillShows.byTheClock(progress(86_400), new LooksAgain());
    assertThat(seen.finished()).isEqualTo(40);
    assertThat(seen.rate()).isPositive().isLessThan(4.1);
  }

  @Test
  void drawn_by_the_clock_the_rate_of_the_last_second_is_zero() {
    Snapshot seen = Step06b_AStandstillShows.byTheClock(progress(1), new LooksAgain());
    assertThat(seen.finished()).isEqualTo(40);
    assertThat(seen.rate()).isZero();
  }

  @Test
  void when_it_goes_on_the_bar_gets_to_its_end() {
    var progress = progress(1);
    Step06b_AStandstillShows.byTheClock(progress, new LooksAgain());
    assertThat(progress.now().finished()).isEqualTo(60);
  }

  private Progress progress(int window) {
    return new Progress(60, Duration.ofSeconds(window), () -> nanos.addAndGet(10_000_000));
  }

  /// Waits until the bar was drawn before and after the ten seconds, or else for ever.
  private final class LooksAgain extends Run {
    @Override
    void hang() {
      awaitDrawn();
      awaitDrawn();
      nanos.addAndGet(10_000_000_000L);
      awaitDrawn();
      awaitDrawn();
    }

    @SuppressWarnings("ReferenceEquality") // another one, though it may be equal
    private void awaitDrawn() {
      Snapshot before = shown;
      while (shown == before) {
        Thread.onSpinWait();
      }
    }
  }
}

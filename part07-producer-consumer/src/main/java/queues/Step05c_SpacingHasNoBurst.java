package queues;

import static lesson.Lesson.say;

import java.util.List;
import queues.limiter.FixedWindow;
import queues.limiter.Limiter;
import queues.limiter.Spacing;
import queues.limiter.TokenBucket;
import queues.limiter.Worst;

/// Calls go out 0.1 s apart, and never closer. What does that cost?
///
/// One might expect it to be slower than a bucket, since it never lets a burst through. In the long
/// run all of them let the same number through. Spacing makes all of the first calls but one wait,
/// even after a time in which none came: what was not used is not saved.
///
/// Run `make part_07 STEP=5c`. The clock is not a real one: nothing waits.
final class Step05c_SpacingHasNoBurst {

  static final long SECOND = 1_000_000_000;
  private static final long BEFORE_A_SECOND_ENDS = 990_000_000;

  static void main() {
    say("10 calls a second; 100 calls as early as they may go, from 0.99 s on");
    say("                       worst second  the 5th goes after  the 100th after");
    say("a window of 1 s        %s", eager(new FixedWindow(10, SECOND)));
    say("a bucket, burst of 10  %s", eager(new TokenBucket(10, SECOND / 10, 0)));
    say("spacing                %s", eager(new Spacing(SECOND / 10, 0)));
  }

  /// ALWAYS the same, on this clock.
  static Admitted eager(Limiter limiter) {
    List<Long> times = Worst.eager(limiter, 100, BEFORE_A_SECOND_ENDS);
    return new Admitted(
        Worst.within(SECOND, times),
        (times.get(4) - BEFORE_A_SECOND_ENDS) / 1e9,
        (times.get(99) - BEFORE_A_SECOND_ENDS) / 1e9);
  }

  /// Seconds from when the caller began.
  record Admitted(int inTheWorstSecond, double fifth, double hundredth) {
    @Override
    public String toString() {
      return "%-12d  %-18s  %s".formatted(inTheWorstSecond, fifth + " s", hundredth + " s");
    }
  }
}

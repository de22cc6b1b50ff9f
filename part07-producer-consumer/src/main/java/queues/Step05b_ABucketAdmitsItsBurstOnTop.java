package queues;

import static lesson.Lesson.say;

import queues.limiter.Limiter;
import queues.limiter.TokenBucket;
import queues.limiter.Worst;

/// A token bucket gets 10 tokens a second. How many calls go out in the worst second?
///
/// One might expect 10, as a bucket has no windows. But it was full at first: its *burst* goes out
/// at once, and what is filled in meanwhile goes as well. The burst is a choice. With a burst of
/// one, the bucket spaces the calls.
///
/// Run `make part_07 STEP=5b`. The clock is not a real one: nothing waits.
///
/// Trap: A bucket of 10 tokens that gets 10 a second admits 10 in its first second. In fact, it
/// admits 19: its burst, and the 9 that come before the second is over.
final class Step05b_ABucketAdmitsItsBurstOnTop {

  static final long SECOND = 1_000_000_000;

  static void main() {
    say("10 tokens a second; 50 calls as early as they may go");
    for (int burst : new int[] {10, 5, 1}) {
      say("a burst of %2d:  %d in the worst second", burst, inTheWorstSecond(burst));
    }
  }

  /// ALWAYS the burst and 9 more: a token comes every 0.1 s, and the tenth when the second is over.
  static int inTheWorstSecond(int burst) {
    Limiter limiter = new TokenBucket(burst, SECOND / 10, 0);
    return Worst.within(SECOND, Worst.eager(limiter, 50, 0));
  }
}

package queues;

import static lesson.Lesson.say;

import queues.limiter.FixedWindow;
import queues.limiter.Limiter;
import queues.limiter.Worst;

/// A limiter admits 10 calls in each second of the clock. How many go out in the worst second?
///
/// One might expect 10. The limiter counts from 0.0 to 1.0 s, and again from 1.0 to 2.0 s. A server
/// does not know these windows. A caller that begins at 0.99 s sends the 10 calls of one window
/// and, 10 ms later, the 10 of the next.
///
/// Run `make part_07 STEP=5a`. The clock is not a real one: nothing waits.
///
/// Trap: A limit of 10 a second admits 10 in any second. In fact, 10 in each window of a clock can
/// be 20 within 10 ms, at the boundary of two windows.
final class Step05a_AWindowAdmitsTwiceItsLimit {

  static final long MILLI = 1_000_000;
  static final long SECOND = 1000 * MILLI;

  static void main() {
    say("10 calls a second, by a window of 1 s; 30 calls as early as they may go");
    say("the first at 0.00 s:  %s", startingAt(0));
    say("the first at 0.99 s:  %s", startingAt(990 * MILLI));
  }

  /// ALWAYS 10 in the worst second if the caller begins with the window, and 20 if it begins at the
  /// end of one.
  static Admitted startingAt(long start) {
    Limiter limiter = new FixedWindow(10, SECOND);
    var admitted = Worst.eager(limiter, 30, start);
    return new Admitted(Worst.within(SECOND, admitted), Worst.within(20 * MILLI, admitted));
  }

  record Admitted(int inTheWorstSecond, int inTheWorst20Millis) {
    @Override
    public String toString() {
      return "%d in the worst second, %d in the worst 20 ms"
          .formatted(inTheWorstSecond, inTheWorst20Millis);
    }
  }
}

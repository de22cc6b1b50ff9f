package queues;

import exercise.Interleavings;
import exercise.Verdict;
import org.junit.jupiter.api.Test;

/// On a clock that the test moves. Times are in milliseconds here, and in nanoseconds for the
/// limiter.
class Exercise01_NoWindowHasMoreTest {

  private static final long MILLI = 1_000_000;
  private static final long NEVER = Long.MIN_VALUE;

  private final Verdict verdict = new Verdict(Exercise01_NoWindowHasMore.class);
  private long zero; // the clock's, in nanoseconds

  /// At most 3 in 100 ms.
  private final Exercise01_NoWindowHasMore limiter = new Exercise01_NoWindowHasMore(3, 100 * MILLI);

  private void admits(long millis, String before, String belief) {
    long wait = limiter.tryAdmit(zero + millis * MILLI);
    if (wait != 0) {
      String observed =
          "%s. A call at %d ms is not admitted: it is to wait for %s."
              .formatted(before, millis, millis(wait));
      throw verdict.refuse(observed, belief);
    }
  }

  private void refuses(long millis, long wait, String before, String belief) {
    long got = limiter.tryAdmit(zero + millis * MILLI);
    if (got == 0) {
      String observed =
          "At most 3 in 100 ms. %s. A fourth at %d ms was admitted.".formatted(before, millis);
      throw verdict.refuse(observed, belief);
    }
    if (wait != NEVER && got != wait * MILLI) {
      throw verdict.refuse(
          "At most 3 in 100 ms. %s. A fourth at %d ms is to wait for %s, and one will be admitted in %d ms."
              .formatted(before, millis, millis(got), wait));
    }
  }

  private static String millis(long nanos) {
    return nanos % MILLI == 0 ? nanos / MILLI + " ms" : nanos + " ns";
  }

  @Test
  void sentence_1_so_many_are_admitted_at_once() {
    admits(1000, "At most 3 in 100 ms, and none was admitted before", null);
    admits(1000, "At most 3 in 100 ms, and 1 was admitted at 1000 ms", "spacing-is-the-same");
    admits(1000, "At most 3 in 100 ms, and 2 were admitted at 1000 ms", "spacing-is-the-same");
  }

  @Test
  void sentence_1_and_no_more() {
    for (int i = 0; i < 3; i++) {
      admits(1000 + i, i + " were admitted, 1 ms apart from 1000 ms on", null);
    }
    refuses(1003, NEVER, "Three were admitted, at 1000, 1001 and 1002 ms", null);
  }

  /// Three at different times have been counted by now.
  @Test
  void sentence_1_each_call_at_the_same_now_counts() {
    for (int i = 0; i < 3; i++) {
      admits(1000, i + " were admitted at 1000 ms", null);
    }
    refuses(1000, NEVER, "Three were admitted at 1000 ms", "no-two-calls-have-the-same-time");
  }

  @Test
  void sentence_1_what_is_a_window_old_no_longer_counts() {
    for (int i = 0; i < 3; i++) {
      admits(1000, i + " were admitted at 1000 ms", null);
    }
    admits(1100, "Three were admitted at 1000 ms", "exactly-a-window-ago-still-counts");
    int admitted = 1;
    for (int i = 1; i < 7; i++) {
      if (limiter.tryAdmit(zero + 1100 * MILLI) == 0) {
        admitted++;
      }
    }
    if (admitted != 3) {
      String observed =
          "At most 3 in 100 ms. Three were admitted at 1000 ms. Seven called at 1100 ms, and for %d of them `tryAdmit` returned 0."
              .formatted(admitted);
      // a wait of 0, since at any other time three are counted
      throw admitted == 7
          ? verdict.refuse(observed, "exactly-a-window-ago-still-counts")
          : verdict.refuse(observed);
    }
  }

  @Test
  void sentence_1_nor_in_any_window() {
    admits(1000, "None was admitted before", null);
    admits(1090, "One was admitted at 1000 ms", null);
    admits(1090, "Two were admitted, at 1000 and 1090 ms", null);
    admits(1100, "Three were admitted, at 1000, 1090 and 1090 ms", null);
    refuses(
        1100,
        NEVER,
        "Three were admitted at 1090, 1090 and 1100 ms",
        "a-window-begins-with-its-clock-or-its-first-call");
  }

  @Test
  void sentence_1_not_even_slowly() {
    for (int i = 0; i < 3; i++) {
      admits(1000, i + " were admitted at 1000 ms", null);
    }
    refuses(1040, NEVER, "Three were admitted at 1000 ms", "a-bucket-is-as-good");
    refuses(1099, NEVER, "Three were admitted at 1000 ms", null);
  }

  @Test
  void sentence_2_it_says_when_one_will_be_admitted() {
    admits(1000, "None was admitted before", null);
    admits(1030, "One was admitted at 1000 ms", null);
    admits(1060, "Two were admitted, at 1000 and 1030 ms", null);
    String before = "Three were admitted, at 1000, 1030 and 1060 ms";
    long wait = limiter.tryAdmit(zero + 1070 * MILLI);
    if (wait == 90 * MILLI) {
      throw verdict.refuse(
          before + ". A call at 1070 ms is to wait for 90 ms.", "the-last-one-decides");
    }
    if (wait != 30 * MILLI) {
      throw verdict.refuse(
          "%s. A call at 1070 ms is to wait for %s; 30 ms would do."
              .formatted(before, millis(wait)));
    }
    admits(1100, before + "; one at 1070 ms was refused", "a-refused-call-counts");
    refuses(1100, 30, "Three were admitted, at 1030, 1060 and 1100 ms", null);
  }

  @Test
  void sentence_3_a_call_that_is_not_admitted_changes_nothing() {
    for (int i = 0; i < 3; i++) {
      admits(1000, i + " were admitted at 1000 ms", null);
    }
    for (int millis = 1010; millis < 1100; millis += 10) {
      limiter.tryAdmit(zero + millis * MILLI);
    }
    for (int i = 0; i < 3; i++) {
      admits(
          1100,
          "Three were admitted at 1000 ms, nine were refused until 1090 ms, and %d admitted at 1100 ms"
              .formatted(i),
          "a-refused-call-counts");
    }
  }

  @Test
  void sentence_3_nor_for_how_long_they_are_to_wait() {
    for (int millis = 1000; millis < 1030; millis += 10) {
      admits(millis, "Fewer than 3 were admitted, from 1000 ms on", null);
    }
    String before = "Three were admitted, at 1000, 1010 and 1020 ms";
    refuses(1030, 70, before, null);
    long wait = limiter.tryAdmit(zero + 1040 * MILLI);
    if (wait != 60 * MILLI) {
      boolean inLine = wait == 70 * MILLI; // and has taken nobody's place:
      boolean admitted = limiter.tryAdmit(zero + 1100 * MILLI) == 0;
      String observed =
          "At most 3 in 100 ms. %s. A call at 1030 ms is to wait for 70 ms. Then one at 1040 ms %s, and one at 1100 ms is %sadmitted."
              .formatted(
                  before,
                  wait == 0 ? "is admitted" : "is to wait for " + millis(wait),
                  admitted ? "" : "not ");
      throw inLine && admitted
          ? verdict.refuse(observed, "a-refused-caller-has-the-next-place")
          : verdict.refuse(observed);
    }
    refuses(1050, 50, before + "; two were refused, at 1030 and 1040 ms", null);
  }

  @Test
  void sentence_4_the_clock_may_begin_anywhere() {
    zero = -5 * MILLI;
    for (int i = 0; i < 3; i++) {
      admits(
          0,
          "The clock is at -5 ms, %d were admitted".formatted(i),
          i == 0 ? "the-clock-begins-at-zero" : null);
    }
    refuses(50, 50, "The clock was at -5 ms when three were admitted", null);
    admits(100, "The clock was at -5 ms when three were admitted, at 0 ms of the test", null);
  }

  @Test
  void sentence_4_the_clock_may_overflow() {
    overflows(Long.MAX_VALUE - 50 * MILLI, limiter, "50 ms before the clock overflows");
    overflows(
        Long.MIN_VALUE + 10 * MILLI,
        new Exercise01_NoWindowHasMore(3, 100 * MILLI),
        "10 ms after the clock has overflowed");
  }

  private void overflows(long at, Exercise01_NoWindowHasMore limiter, String when) {
    for (int i = 0; i < 3; i++) {
      if (limiter.tryAdmit(at) != 0) {
        throw verdict.refuse("%d were admitted %s, and a call is not.".formatted(i, when));
      }
    }
    long wait = limiter.tryAdmit(at + 60 * MILLI);
    if (wait != 40 * MILLI) {
      throw verdict.refuse(
          "Three were admitted %s. 60 ms later a call is %s, and not to wait for 40 ms."
              .formatted(when, wait == 0 ? "admitted" : "to wait for " + millis(wait)),
          "the-later-time-is-the-greater");
    }
    if (limiter.tryAdmit(at + 100 * MILLI) != 0) {
      throw verdict.refuse("Three were admitted %s. A call 100 ms later is not.".formatted(when));
    }
  }

  @Test
  void sentence_4_any_long_is_a_time() {
    for (long time : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
      if (admitsAFourthAfterThreeAt(time)) {
        String observed =
            "At most 3 in 100 ms. Three were admitted at %d ns. A fourth 1 ms later was admitted."
                .formatted(time);
        throw admitsAFourthAfterThreeAt(time + 1)
            ? verdict.refuse(observed)
            : verdict.refuse(
                observed + " With three at %d ns it was not.".formatted(time + 1),
                "no-clock-shows-this-time");
      }
    }
  }

  private boolean admitsAFourthAfterThreeAt(long time) {
    var limiter = new Exercise01_NoWindowHasMore(3, 100 * MILLI);
    for (int i = 0; i < 3; i++) {
      if (limiter.tryAdmit(time) != 0) {
        throw verdict.refuse("A call at %d ns is not admitted, after %d.".formatted(time, i));
      }
    }
    return limiter.tryAdmit(time + MILLI) == 0;
  }

  @Test
  void sentence_5_threads_that_call_at_once_get_no_more_than_there_are() throws Exception {
    Interleavings.ofEach(TwoCall.ForOnePlace.class, Exercise01_NoWindowHasMore.class);
  }

  @Test
  void sentence_5_and_no_fewer() throws Exception {
    Interleavings.ofEach(TwoCall.ForTwoPlaces.class, Exercise01_NoWindowHasMore.class);
  }

  @Test
  void sentence_5_nor_another_wait() throws Exception {
    Interleavings.ofEach(TwoCall.ForNone.class, Exercise01_NoWindowHasMore.class);
  }
}

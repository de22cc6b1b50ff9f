package queues;

import exercise.Interleavings;
import exercise.Verdict;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
      throw belief == null ? verdict.refuse(observed) : verdict.refuse(observed, belief);
    }
  }

  private void refuses(long millis, long wait, String before, String belief) {
    long got = limiter.tryAdmit(zero + millis * MILLI);
    if (got == 0) {
      String observed =
          "At most 3 in 100 ms. %s. A fourth at %d ms was admitted.".formatted(before, millis);
      throw belief == null ? verdict.refuse(observed) : verdict.refuse(observed, belief);
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
  void sentence_1_what_is_a_window_old_no_longer_counts() {
    for (int i = 0; i < 3; i++) {
      admits(1000, i + " were admitted at 1000 ms", null);
    }
    admits(1100, "Three were admitted at 1000 ms", "exactly-a-window-ago-still-counts");
  }

  @Test
  void sentence_1_and_no_more_in_any_window() {
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
    zero = Long.MAX_VALUE - 50 * MILLI;
    for (int i = 0; i < 3; i++) {
      admits(0, i + " were admitted, 50 ms before the clock overflows", null);
    }
    long wait = limiter.tryAdmit(zero + 60 * MILLI);
    if (wait != 40 * MILLI) {
      throw verdict.refuse(
          "Three were admitted 50 ms before the clock overflows. 10 ms after that, a call is %s, and not to wait for 40 ms."
              .formatted(wait == 0 ? "admitted" : "to wait for " + millis(wait)),
          "the-later-time-is-the-greater");
    }
    admits(100, "Three were admitted 50 ms before the clock overflows, at 0 ms", null);
  }

  @Test
  void sentence_5_threads_that_call_at_once_get_no_more_than_there_are() throws Exception {
    Interleavings.ofEach(TwoCall.class, Exercise01_NoWindowHasMore.class);
  }

  private static final class TwoCall implements Callable<Void> {
    private final Verdict verdict = new Verdict(Exercise01_NoWindowHasMore.class);
    private final Exercise01_NoWindowHasMore limiter = new Exercise01_NoWindowHasMore(1, MILLI);
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicReference<RuntimeException> thrown = new AtomicReference<>();

    @Override
    public Void call() throws Exception {
      limiter.tryAdmit(0);
      Interleavings.atTheSameMoment(this::tryAdmit, this::tryAdmit);
      String observed =
          "One call in a window of 1 ms, and one was admitted at 0 ms. At 1 ms two threads called at once, and ";
      if (thrown.get() != null) {
        throw verdict.refuse(
            observed + "one of them got " + thrown.get(),
            "a-look-and-an-act-are-one",
            thrown.get());
      }
      if (admitted.get() == 2) {
        throw verdict.refuse(observed + "both were admitted.", "a-look-and-an-act-are-one");
      }
      if (admitted.get() == 0) {
        throw verdict.refuse(observed + "neither was admitted.");
      }
      return null;
    }

    private void tryAdmit() {
      try {
        if (limiter.tryAdmit(MILLI) == 0) {
          admitted.incrementAndGet();
        }
      } catch (RuntimeException e) {
        thrown.set(e);
      }
    }
  }
}

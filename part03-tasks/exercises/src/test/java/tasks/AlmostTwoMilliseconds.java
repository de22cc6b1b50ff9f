package tasks;

import exercise.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// A limit that is over a millisecond early if it was made one of whole milliseconds. On busy cores
/// a call may be late by more than that: so there are many. Right answers are never early.
record AlmostTwoMilliseconds(Verdict verdict) {
  private static final Duration LIMIT = Duration.ofNanos(1_999_999);
  private static final int CALLS = 300;

  void expectPatience() throws Exception {
    for (int i = 0; i < CALLS; i++) {
      if (patience().compareTo(LIMIT) < 0) {
        throw verdict.refuse(
            "The limit was 1,999,999 nanoseconds, and `call` gave up before it was over.",
            "whole-milliseconds-are-enough");
      }
    }
  }

  /// Until the work was interrupted, or the caller was back if no work had begun by then.
  private static Duration patience() throws Exception {
    var never = new CountDownLatch(1);
    long calledAt = System.nanoTime();
    var interruptedAt = new AtomicLong(calledAt);
    try {
      Exercise02_InTimeOrStopped.call(
          () -> {
            try {
              never.await();
            } finally {
              interruptedAt.set(System.nanoTime());
            }
            return null;
          },
          LIMIT,
          Thread::new);
    } catch (TimeoutException e) {
      // as it should
    }
    long end = interruptedAt.get() == calledAt ? System.nanoTime() : interruptedAt.get();
    return Duration.ofNanos(end - calledAt);
  }
}

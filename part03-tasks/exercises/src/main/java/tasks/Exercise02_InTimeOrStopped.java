package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

/// Have `work` done on one of `threads`, and wait for it no longer than `limit`.
///
/// - Return what the work returns; throw what the work throws, itself and not wrapped.
/// - When the limit is up, interrupt the work, wait until it has cleaned up, and throw a
///   [java.util.concurrent.TimeoutException].
/// - If the caller is interrupted while it waits, nobody wants the work any more: stop it too.
///
/// Check it with `make exercise_03 EX=2`; `make hint_03` gives one hint at a time. Steps 2c and 3a
/// show what you need.
final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    throw new UnsupportedOperationException("TODO: call the work, and stop it when time is up");
  }
}

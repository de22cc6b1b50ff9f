package ascompleted;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What a progress bar needs to know. A task calls `started`, and when it is done either
/// `succeeded` or `failed`.
///
/// 1. `fraction` tells how much is done: 0.3 if 3 of 10 tasks are. A task that has failed is done.
/// 2. `total` may be too low, or 0: `fraction` is never over 1. If `total` is 0, it is 1 from the
///    start.
/// 3. `perSecond` tells how many tasks were done per second, from the first `started` up to the
///    report: of the whole run, and not of the last second (step 6b shows both). It is 0 while no
///    task is done, or no time has passed.
/// 4. `left` tells how long the rest will take at that rate, within a millisecond. It is empty
///    while the rate is 0, but zero as soon as nothing is left.
/// 5. Tasks run in many threads at once. However they meet, none of their calls is lost.
/// 6. `nanoTime` is a clock like [System#nanoTime]: only the difference of two of its values means
///    something. It may be 0 or negative, and may overflow.
///
/// Check it with `make exercise_05 EX=4`; `make hint_05 EX=4` gives one hint at a time. Steps 6a
/// and 6b show what you need.
final class Exercise04_MeasureProgress {

  record Report(double fraction, double perSecond, Optional<Duration> left) {}

  Exercise04_MeasureProgress(int total, LongSupplier nanoTime) {}

  void started() {
    throw new UnsupportedOperationException("TODO: note when the first task started");
  }

  void succeeded() {
    throw new UnsupportedOperationException("TODO: count what is done");
  }

  void failed() {
    throw new UnsupportedOperationException("TODO: count what is done");
  }

  Report report() {
    throw new UnsupportedOperationException("TODO: tell how far the work has come");
  }
}

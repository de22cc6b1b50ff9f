package ascompleted;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

final class Exercise04_MeasureProgress {

  record Report(double fraction, double perSecond, Optional<Duration> left) {}

  private record State(boolean hasStarted, long start, int done) {}

  private final int total;
  private final LongSupplier nanoTime;
  private final AtomicReference<State> state = new AtomicReference<>(new State(false, 0, 0));

  Exercise04_MeasureProgress(int total, LongSupplier nanoTime) {
    this.total = total;
    this.nanoTime = nanoTime;
  }

  void started() {
    state.updateAndGet(
        old -> old.hasStarted() ? old : new State(true, nanoTime.getAsLong(), old.done()));
  }

  void succeeded() {
    state.updateAndGet(old -> new State(old.hasStarted(), old.start(), old.done() + 1));
  }

  void failed() {
    succeeded();
  }

  Report report() {
    State now = state.get();
    long nanos = now.hasStarted() ? nanoTime.getAsLong() - now.start() : 0;
    double rate = nanos > 0 ? now.done() * 1e9 / nanos : 0;
    if (now.done() >= total) {
      return new Report(1, rate, Optional.of(Duration.ZERO));
    }
    Optional<Duration> left =
        rate == 0
            ? Optional.empty()
            : Optional.of(Duration.ofNanos((long) ((total - now.done()) / rate * 1e9)));
    return new Report((double) now.done() / total, rate, left);
  }
}

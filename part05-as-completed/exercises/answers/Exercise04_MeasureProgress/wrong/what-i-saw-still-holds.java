package ascompleted;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

final class Exercise04_MeasureProgress {

  record Report(double fraction, double perSecond, Optional<Duration> left) {}

  private final int total;
  private final LongSupplier nanoTime;
  private final AtomicInteger done = new AtomicInteger();
  private volatile boolean hasStarted;
  private volatile long start;

  Exercise04_MeasureProgress(int total, LongSupplier nanoTime) {
    this.total = total;
    this.nanoTime = nanoTime;
  }

  void started() {
    if (!hasStarted) {
      start = nanoTime.getAsLong();
      hasStarted = true;
    }
  }

  void succeeded() {
    done.incrementAndGet();
  }

  void failed() {
    done.incrementAndGet();
  }

  Report report() {
    int count = done.get();
    int rest = Math.max(0, total - count);
    double fraction = rest == 0 ? 1 : (double) count / total;
    long nanos = hasStarted ? nanoTime.getAsLong() - start : 0;
    double rate = nanos == 0 ? 0 : count / (nanos / 1e9);
    return new Report(fraction, rate, left(rest, rate));
  }

  private static Optional<Duration> left(int rest, double rate) {
    if (rest == 0) {
      return Optional.of(Duration.ZERO);
    }
    return rate == 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.round(rest / rate * 1e9)));
  }
}

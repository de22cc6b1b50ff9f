package ascompleted;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

final class Exercise04_MeasureProgress {

  record Report(double fraction, double perSecond, Optional<Duration> left) {}

  private final int total;
  private final LongSupplier nanoTime;
  private final AtomicReference<Long> start = new AtomicReference<>();
  private final Object successes = new Object();
  private final Object failures = new Object();
  private volatile int done;

  Exercise04_MeasureProgress(int total, LongSupplier nanoTime) {
    this.total = total;
    this.nanoTime = nanoTime;
  }

  void started() {
    start.compareAndSet(null, nanoTime.getAsLong());
  }

  void succeeded() {
    synchronized (successes) {
      done++;
    }
  }

  void failed() {
    synchronized (failures) {
      done++;
    }
  }

  Report report() {
    int count = done;
    int rest = Math.max(0, total - count);
    double fraction = rest == 0 ? 1 : (double) count / total;
    double rate = rate(count);
    return new Report(fraction, rate, left(rest, rate));
  }

  private double rate(int count) {
    Long from = start.get();
    long nanos = from == null ? 0 : nanoTime.getAsLong() - from;
    return nanos == 0 ? 0 : count / (nanos / 1e9);
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

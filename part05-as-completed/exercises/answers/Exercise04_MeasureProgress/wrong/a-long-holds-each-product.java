package ascompleted;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

final class Exercise04_MeasureProgress {

  record Report(double fraction, double perSecond, Optional<Duration> left) {}

  private final int total;
  private final LongSupplier nanoTime;
  private final AtomicReference<Long> start = new AtomicReference<>();
  private final AtomicInteger done = new AtomicInteger();

  Exercise04_MeasureProgress(int total, LongSupplier nanoTime) {
    this.total = total;
    this.nanoTime = nanoTime;
  }

  void started() {
    start.compareAndSet(null, nanoTime.getAsLong());
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
    Long from = start.get();
    long nanos = from == null ? 0 : nanoTime.getAsLong() - from;
    double rate = nanos == 0 ? 0 : count / (nanos / 1e9);
    if (rest == 0) {
      return new Report(fraction, rate, Optional.of(Duration.ZERO));
    }
    return new Report(
        fraction,
        rate,
        rate == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos * rest / count)));
  }
}

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
    if (start.get() == null) {
      start.compareAndSet(null, nanoTime.getAsLong()); // no value of the clock means "not yet"
    }
  }

  void succeeded() {
    done.incrementAndGet();
  }

  void failed() {
    done.incrementAndGet();
  }

  Report report() {
    int doneByNow = done.get(); // once: it goes on
    int rest = Math.max(0, total - doneByNow);
    double fraction = rest == 0 ? 1 : (double) doneByNow / total;
    double perSecond = perSecond(doneByNow);
    return new Report(fraction, perSecond, left(rest, perSecond));
  }

  private double perSecond(int doneByNow) {
    Long from = start.get();
    long nanos = from == null ? 0 : nanoTime.getAsLong() - from;
    return nanos == 0 ? 0 : doneByNow / (nanos / 1e9);
  }

  private static Optional<Duration> left(int rest, double perSecond) {
    if (rest == 0) {
      return Optional.of(Duration.ZERO);
    }
    return perSecond == 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.round(rest / perSecond * 1e9)));
  }
}

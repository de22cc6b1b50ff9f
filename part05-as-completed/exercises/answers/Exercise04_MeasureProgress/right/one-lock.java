package ascompleted;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

final class Exercise04_MeasureProgress {

  record Report(double fraction, double perSecond, Optional<Duration> left) {}

  private final int total;
  private final LongSupplier nanoTime;
  private boolean hasStarted;
  private long start;
  private int succeeded;
  private int failed;

  Exercise04_MeasureProgress(int total, LongSupplier nanoTime) {
    this.total = total;
    this.nanoTime = nanoTime;
  }

  synchronized void started() {
    if (!hasStarted) {
      hasStarted = true;
      start = nanoTime.getAsLong();
    }
  }

  synchronized void succeeded() {
    succeeded++;
  }

  synchronized void failed() {
    failed++;
  }

  synchronized Report report() {
    int done = succeeded + failed;
    Duration time = hasStarted ? Duration.ofNanos(nanoTime.getAsLong() - start) : Duration.ZERO;
    boolean hasRate = done > 0 && !time.isZero();
    double rate = hasRate ? done / (time.toNanos() / 1e9) : 0;
    double fraction = total == 0 ? 1 : Math.min(1, (double) done / total);
    int rest = Math.max(0, total - done);
    if (rest == 0) {
      return new Report(fraction, rate, Optional.of(Duration.ZERO));
    }
    return new Report(
        fraction,
        rate,
        hasRate ? Optional.of(time.multipliedBy(rest).dividedBy(done)) : Optional.empty());
  }
}

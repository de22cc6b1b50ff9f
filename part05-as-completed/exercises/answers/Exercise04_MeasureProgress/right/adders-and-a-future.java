package ascompleted;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

final class Exercise04_MeasureProgress {

  record Report(double fraction, double perSecond, Optional<Duration> left) {}

  private final int total;
  private final LongSupplier nanoTime;
  private final CompletableFuture<Long> start = new CompletableFuture<>(); // it is completed once
  private final LongAdder done = new LongAdder();

  Exercise04_MeasureProgress(int total, LongSupplier nanoTime) {
    this.total = total;
    this.nanoTime = nanoTime;
  }

  void started() {
    if (!start.isDone()) {
      start.complete(nanoTime.getAsLong());
    }
  }

  void succeeded() {
    done.increment();
  }

  void failed() {
    done.increment();
  }

  Report report() {
    long count = done.sum();
    long now = nanoTime.getAsLong();
    double seconds = (now - start.getNow(now)) / 1e9;
    double rate = seconds > 0 ? count / seconds : 0;
    long rest = Math.max(0, total - count);
    double fraction = total > 0 ? Math.min(1.0, 1.0 * count / total) : 1;
    Duration left = null;
    if (rest == 0) {
      left = Duration.ZERO;
    } else if (rate > 0) {
      left = Duration.ofMillis(Math.round(rest / rate * 1_000));
    }
    return new Report(fraction, rate, Optional.ofNullable(left));
  }
}

package queues.worker;

import java.time.Duration;
import queues.limiter.Limiter;
import queues.limiter.Spacing;

/// Makes threads wait until a limiter lets them go. Thread-safe.
public final class Pace {

  private final Limiter limiter;
  private final Time time;

  public Pace(Limiter limiter, Time time) {
    this.limiter = limiter;
    this.time = time;
  }

  /// One at a time, this far apart, on the machine's clock.
  public static Pace every(Duration interval) {
    return new Pace(new Spacing(interval.toNanos(), System.nanoTime()), Time.REAL);
  }

  /// Returns when the caller may go. Several threads that wait go in any order.
  public void await() throws InterruptedException {
    long wait = limiter.tryAdmit(time.nanoTime());
    while (wait > 0) {
      time.sleep(wait);
      wait = limiter.tryAdmit(time.nanoTime());
    }
  }
}

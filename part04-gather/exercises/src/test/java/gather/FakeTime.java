package gather;

import gather.Exercise04_RetryWithManners.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that goes on when somebody sleeps, and when a request takes time.
final class FakeTime implements InstantSource, Sleeper {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  interface Sleep {
    void during() throws InterruptedException;
  }

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger sleeps = new AtomicInteger();
  volatile Sleep sleep = () -> {};

  @Override
  public Instant instant() {
    reads.incrementAndGet();
    return now.get();
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    sleeps.incrementAndGet();
    sleep.during();
    pass(time);
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time.isNegative() ? Duration.ZERO : time));
  }

  /// Since the start, as a test sees it.
  Duration passed() {
    return Duration.between(START, now.get());
  }

  boolean wasRead() {
    return reads.get() > 0;
  }

  int sleeps() {
    return sleeps.get();
  }
}

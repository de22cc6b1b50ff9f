package miniredis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that stands still until a test moves it, and may fail.
final class MovedClock implements InstantSource {

  private final AtomicLong millis = new AtomicLong(1_000_000_000_000L);

  private volatile CountDownLatch failures = new CountDownLatch(0);

  void move(long more) {
    millis.addAndGet(more);
  }

  /// The next so many calls throw; returns when they have.
  void fail(int times) throws InterruptedException {
    var latch = new CountDownLatch(times);
    failures = latch;
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public Instant instant() {
    CountDownLatch latch = failures;
    if (latch.getCount() > 0) {
      latch.countDown();
      throw new IllegalStateException("the clock has failed, as a test wants it");
    }
    return Instant.ofEpochMilli(millis.get());
  }
}

package miniredis.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that stands still until a test moves it.
final class MovedClock implements InstantSource {

  private final AtomicLong millis = new AtomicLong(1_000_000_000_000L);

  void move(long more) {
    millis.addAndGet(more);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis.get());
  }
}

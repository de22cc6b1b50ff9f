package eventloop.loop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// A clock and a selector in one: whoever sleeps moves the clock forward instead, at once. So an
/// hour on a loop takes no time and no second thread, and the loop always does the same.
public final class FakeTime extends SocketlessSelector implements LongSupplier {

  /// How the loop slept, in milliseconds; 0 is a look at the sockets without a wait.
  public final List<Long> sleeps = new ArrayList<>();

  /// How often somebody woke the loop.
  int wakeUps;

  /// Runs where the loop sleeps, in the place of other threads.
  Runnable meanwhile = () -> {};

  /// What a sleep fails with, if anything.
  IOException broken;

  private long nanos;
  private boolean woken;

  public FakeTime(long start) {
    nanos = start;
  }

  public void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Override
  public long getAsLong() {
    return nanos;
  }

  @Override
  public int select(long millis) throws IOException {
    sleeps.add(millis);
    meanwhile.run();
    if (broken != null) {
      throw broken;
    }
    if (!woken && millis == Long.MAX_VALUE) {
      throw new AssertionError("the loop sleeps for ever");
    }
    if (!woken) {
      nanos += millis * 1_000_000;
    }
    woken = false;
    return 0;
  }

  @Override
  public int selectNow() {
    sleeps.add(0L);
    woken = false;
    return 0;
  }

  @Override
  public Selector wakeup() {
    wakeUps++;
    woken = true;
    return this;
  }
}

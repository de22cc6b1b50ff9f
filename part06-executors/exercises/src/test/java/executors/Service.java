package executors;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// A pool that remembers how it is being closed. It can make waits with a limit short: they end at
/// once, as if the work had cleaned up for longer than that.
final class Service extends Pool {

  /// So often, a closer that waits again and again is believed to go on with that.
  private static final int MANY = 20;

  volatile boolean shortWaits;
  volatile boolean stopped;
  volatile boolean stoppedAgain;
  volatile boolean waitedAfterStop;
  volatile boolean waitedInterrupted;
  private volatile boolean waitedForLong;
  private volatile int shortened;

  Service(int threads) {
    super(threads);
  }

  /// Whether the closer waits for the work to clean up, and goes on with that.
  boolean isBeingAwaited() {
    return waitedForLong || shortened >= MANY;
  }

  @Override
  public List<Runnable> shutdownNow() {
    stoppedAgain |= stopped;
    stopped = true;
    return super.shutdownNow();
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one closer at a time
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    if (!stopped || isTerminated()) {
      return super.awaitTermination(timeout, unit);
    }
    waitedAfterStop = true;
    waitedInterrupted |= Thread.currentThread().isInterrupted();
    if (unit.toHours(timeout) > 0) {
      waitedForLong = true;
    } else if (shortWaits && shortened < MANY && !Thread.currentThread().isInterrupted()) {
      shortened++;
      return false;
    }
    return super.awaitTermination(timeout, unit);
  }
}

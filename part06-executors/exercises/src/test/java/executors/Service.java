package executors;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A pool that remembers how it is being closed. It can make waits with a limit short: they end
/// early, as if the work had cleaned up for longer than that.
final class Service extends Pool {

  /// So often, a closer that waits again and again is believed to go on with that.
  private static final int MANY = 20;

  volatile boolean shortWaits;

  /// So long after its first wait, a closer that waits again may still have a limit of its own.
  volatile Duration mayGiveUpWithin = Duration.ZERO;

  /// Runs when the work is interrupted, before `shutdownNow` returns what has not begun.
  volatile Runnable whileStopping = () -> {};

  volatile boolean isStopping;
  volatile boolean stopped;
  volatile boolean stoppedAgain;
  volatile Thread stoppedBy;
  volatile int waitsAfterStop;
  volatile boolean waitedInterrupted;

  /// The limit of a wait that followed one that was interrupted. Null if there was none.
  volatile Duration waitsAgainFor;

  private volatile Thread interrupted;
  private volatile long firstWaitAt;
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
    isStopping = true;
    stoppedAgain |= stopped;
    stopped = true;
    stoppedBy = Thread.currentThread();
    var neverBegun = super.shutdownNow();
    whileStopping.run();
    isStopping = false;
    return neverBegun;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    if (isTerminated()) {
      return true;
    }
    return stopped ? awaitCleanUp(timeout, unit) : awaitGrace(timeout, unit);
  }

  private boolean awaitGrace(long timeout, TimeUnit unit) throws InterruptedException {
    if (Thread.currentThread().equals(interrupted)) {
      waitsAgainFor = Duration.ofNanos(unit.toNanos(timeout));
    }
    try {
      return super.awaitTermination(timeout, unit);
    } catch (InterruptedException e) {
      interrupted = Thread.currentThread();
      throw e;
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one closer at a time
  private boolean awaitCleanUp(long timeout, TimeUnit unit) throws InterruptedException {
    if (waitsAfterStop == 0) {
      firstWaitAt = System.nanoTime();
    }
    waitsAfterStop++;
    waitedInterrupted |= Thread.currentThread().isInterrupted();
    if (unit.toHours(timeout) > 0) {
      waitedForLong = true;
    } else if (shortWaits && shortened < MANY && !Thread.currentThread().isInterrupted()) {
      if (System.nanoTime() - firstWaitAt < mayGiveUpWithin.toNanos()) {
        return super.awaitTermination(Math.min(unit.toNanos(timeout), 1_000_000), NANOSECONDS);
      }
      shortened++;
      return false;
    }
    return super.awaitTermination(timeout, unit);
  }
}

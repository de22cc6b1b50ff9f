package executors.gauge;

import java.util.concurrent.Callable;

/// Counts how many threads are in it at once, at most. Thread-safe.
public final class Gauge {
  private int now;
  private int peak;

  /// Does the work, and counts the calling thread meanwhile.
  public <T> T in(Callable<T> work) throws Exception {
    enter();
    try {
      return work.call();
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    now++;
    peak = Math.max(peak, now);
  }

  private synchronized void leave() {
    now--;
  }

  public synchronized int peak() {
    return peak;
  }
}

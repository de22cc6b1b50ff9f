package executors.gauge;

/// Counts how many threads are in it at once, at most. Thread-safe.
public final class Gauge {

  /// What a thread does while it is counted.
  public interface Work {
    void run() throws Exception;
  }

  private int now;
  private int peak;

  /// Does the work, and counts the calling thread meanwhile.
  public void in(Work work) throws Exception {
    enter();
    try {
      work.run();
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

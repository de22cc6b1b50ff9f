package queues.limiter;

/// Admits so many calls in each window. The first window begins at 0 on the clock; the others
/// follow one another. It compares times, and not differences: its clock must not overflow.
public final class FixedWindow implements Limiter {

  private final int limit;
  private final long window;
  private long end = Long.MIN_VALUE;
  private int admitted;

  public FixedWindow(int limit, long windowNanos) {
    this.limit = limit;
    this.window = windowNanos;
  }

  @Override
  public synchronized long tryAdmit(long now) {
    if (now >= end) {
      end = (Math.floorDiv(now, window) + 1) * window;
      admitted = 0;
    }
    if (admitted == limit) {
      return end - now;
    }
    admitted++;
    return 0;
  }
}

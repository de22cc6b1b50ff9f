package queues.limiter;

/// Admits one call every `interval`, and none sooner: the generic cell rate algorithm (GCRA, from
/// ATM networks) without any tolerance. It keeps one number, the time from which on the next call
/// may go.
public final class Spacing implements Limiter {

  private final long interval;
  private long next;

  /// The first call may go at `now`.
  public Spacing(long intervalNanos, long now) {
    interval = intervalNanos;
    next = now;
  }

  @Override
  public synchronized long tryAdmit(long now) {
    if (now - next < 0) {
      return next - now;
    }
    next = now + interval;
    return 0;
  }
}

package queues.limiter;

/// Keeps a bucket of tokens, which is full at first and gets one more every `interval`, up to
/// `burst`. A call takes one.
///
/// It counts the nanoseconds of filling instead of the tokens: whole numbers, so a token is there
/// exactly when it is due, which half a token and a rounding error would not guarantee.
public final class TokenBucket implements Limiter {

  private final long interval;
  private final long capacity;
  private long level;
  private long filledAt;

  /// `now` is when it begins to fill.
  public TokenBucket(int burst, long intervalNanos, long now) {
    interval = intervalNanos;
    capacity = burst * intervalNanos;
    level = capacity;
    filledAt = now;
  }

  @Override
  public synchronized long tryAdmit(long now) {
    level = Math.min(capacity, level + (now - filledAt));
    filledAt = now;
    if (level < interval) {
      return interval - level;
    }
    level -= interval;
    return 0;
  }
}

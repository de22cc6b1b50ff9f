package httpserver;

/// Admits `burst` requests at once, and one more every `nanosPerToken` from then on.
///
/// It counts the nanoseconds of filling instead of the tokens: whole numbers, so a token is there
/// exactly when it is due, which half a token and a rounding error would not guarantee.
final class TokenBucket {

  private final long nanosPerToken;
  private final long capacity;
  private long level;
  private long filledAt;

  /// Full at first.
  TokenBucket(long nanosPerToken, int burst, long now) {
    this.nanosPerToken = nanosPerToken;
    this.capacity = nanosPerToken * burst;
    this.level = capacity;
    this.filledAt = now;
  }

  /// Takes a token if there is one, and returns 0. Otherwise takes nothing, and returns how many
  /// nanoseconds it is until there will be one.
  long tryTake(long now) {
    level = Math.min(capacity, level + (now - filledAt));
    filledAt = now;
    if (level < nanosPerToken) {
      return nanosPerToken - level;
    }
    level -= nanosPerToken;
    return 0;
  }
}

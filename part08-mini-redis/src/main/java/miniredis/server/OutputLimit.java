package miniredis.server;

import miniredis.command.ClientLimits.Limit;

/// Watches how much is unsent to one client. One that is over its hard limit has to go at once; one
/// that is over its soft limit has some seconds to read, and goes if it stays over it for longer.
final class OutputLimit {

  private static final long NEVER = -1;

  private long since = NEVER; // over the soft limit, in milliseconds since 1970

  /// To be asked at each write.
  ///
  /// @param unsent in bytes
  /// @param now in milliseconds since 1970
  boolean isExceeded(Limit limit, long unsent, long now) {
    if (limit.hard() > 0 && unsent > limit.hard()) {
      return true;
    }
    if (limit.soft() == 0 || unsent <= limit.soft()) {
      since = NEVER;
      return false;
    }
    if (since == NEVER) {
      since = now;
    }
    return now - since > 1000L * limit.softSeconds();
  }
}

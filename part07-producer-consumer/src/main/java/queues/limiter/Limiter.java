package queues.limiter;

/// Decides when a call may go out. Its clock is an argument: it never reads one, and never waits.
///
/// All of these are thread-safe: a call is decided on as one action.
public interface Limiter {

  /// Admits a call, and returns 0; or does not, and returns after how many nanoseconds to ask
  /// again. `now` counts nanoseconds from anywhere, and may overflow where the limiter does not say
  /// otherwise. Of two threads that look at the clock, the one that looked first may ask last.
  long tryAdmit(long now);
}

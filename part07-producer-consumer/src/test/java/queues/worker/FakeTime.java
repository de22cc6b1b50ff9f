package queues.worker;

/// A clock that a sleep moves, and nothing else: whoever sleeps has slept. What a thread does
/// between its look at the clock and its sleep takes no time, so that two who look at once and
/// sleep equally long wake at once.
final class FakeTime implements Time {

  private final ThreadLocal<Long> seen = new ThreadLocal<>();
  private long now;

  @Override
  public synchronized long nanoTime() {
    seen.set(now);
    return now;
  }

  /// @throws NullPointerException if this thread has not looked at the clock
  @Override
  public synchronized void sleep(long nanos) {
    now = Math.max(now, seen.get() + nanos);
  }
}

package queues.worker;

/// A clock that a sleep moves, and nothing else: whoever sleeps has slept.
final class FakeTime implements Time {

  private long now;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized void sleep(long nanos) {
    now += nanos;
  }
}

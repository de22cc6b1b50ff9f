package queues.chain;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.function.LongSupplier;

/// A bounded queue that measures itself: how many items are in it on average, how many come in a
/// second, and how long one stays on average.
///
/// Thread-safe. First in, first out.
public final class WatchedQueue<T> {

  private record Entry<T>(T item, long since) {}

  private final Queue<Entry<T>> entries = new ArrayDeque<>();
  private final int bound;
  private final LongSupplier nanoTime;
  private long first; // when the first item came in
  private long last; // when an item last came in or went out
  private long itemNanos; // how many items were in it, times how long: the area below that curve
  private long stays; // of the items that went out, added up
  private int came;

  /// `nanoTime` counts nanoseconds from anywhere.
  public WatchedQueue(int bound, LongSupplier nanoTime) {
    this.bound = bound;
    this.nanoTime = nanoTime;
  }

  /// Waits while the queue is full.
  public synchronized void put(T item) throws InterruptedException {
    while (entries.size() == bound) {
      wait();
    }
    entries.add(new Entry<>(item, tick()));
    came++;
    notifyAll();
  }

  /// Waits while the queue is empty.
  public synchronized T take() throws InterruptedException {
    while (entries.isEmpty()) {
      wait();
    }
    stays += tick() - entries.element().since();
    notifyAll();
    return entries.remove().item();
  }

  private long tick() {
    long now = nanoTime.getAsLong();
    if (came == 0) {
      first = now;
    } else {
      itemNanos += entries.size() * (now - last);
    }
    last = now;
    return now;
  }

  /// From the first item that came in until an item last came in or went out.
  public synchronized Measured measured() {
    double seconds = (last - first) / 1e9;
    return new Measured(itemNanos / 1e9 / seconds, came / seconds, stays / 1e9 / came);
  }

  /// Little's law says that `length` is `perSecond` times `stay`, if the queue is empty at the end.
  /// `length` counts items, `stay` seconds.
  public record Measured(double length, double perSecond, double stay) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.2f items = %.1f a second x %.3f s", length, perSecond, stay);
    }
  }
}

package queues.closing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A bounded queue that can be closed. What was put before is still taken; then every consumer
/// hears that no more will come, however many there are. Whoever puts afterwards is refused, and so
/// is whoever waits for room at that moment: what was accepted is known, and nothing is in between.
///
/// Thread-safe. First in, first out.
public final class ClosableQueue<T> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition(); // there is some, or the queue is closed
  private final Condition there = lock.newCondition(); // an item is, or the queue is closed
  private final Queue<T> items = new ArrayDeque<>();
  private final int bound;
  private boolean closed;

  public ClosableQueue(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound + ": it has to be at least 1");
    }
    this.bound = bound;
  }

  /// Waits while the queue is full.
  ///
  /// @throws IllegalStateException if the queue is closed, or is closed before there is room
  public void put(T item) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.size() == bound && !closed) {
        room.await();
      }
      accept(item);
    } finally {
      lock.unlock();
    }
  }

  /// As the other [#put], but waits no longer than this.
  ///
  /// @throws TimeoutException if there is no room in time; the item is not in the queue then
  public void put(T item, Duration limit) throws InterruptedException, TimeoutException {
    lock.lockInterruptibly();
    try {
      long left = NANOSECONDS.convert(limit);
      while (items.size() == bound && !closed) {
        if (left <= 0) {
          throw new TimeoutException("the queue of " + bound + " is full");
        }
        left = room.awaitNanos(left);
      }
      accept(item);
    } finally {
      lock.unlock();
    }
  }

  private void accept(T item) {
    if (closed) {
      throw new IllegalStateException("closed: nothing more is accepted");
    }
    items.add(item);
    there.signal();
  }

  /// The next item. Waits while the queue is empty. Empty as soon as the queue is closed and has no
  /// more items, for each consumer that asks.
  public Optional<T> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.isEmpty() && !closed) {
        there.await();
      }
      room.signal();
      return Optional.ofNullable(items.poll());
    } finally {
      lock.unlock();
    }
  }

  /// Takes out an item that nobody has taken yet. False if it is not there.
  public boolean remove(T item) {
    lock.lock();
    try {
      room.signal();
      return items.remove(item);
    } finally {
      lock.unlock();
    }
  }

  public void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      there.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public int size() {
    lock.lock();
    try {
      return items.size();
    } finally {
      lock.unlock();
    }
  }
}

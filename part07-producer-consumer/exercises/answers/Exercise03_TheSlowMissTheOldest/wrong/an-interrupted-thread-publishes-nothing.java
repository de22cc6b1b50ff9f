package queues;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise03_TheSlowMissTheOldest {

  interface Subscription {
    Optional<String> take() throws InterruptedException;

    int missed();

    void unsubscribe();
  }

  private final List<Buffer> buffers = new CopyOnWriteArrayList<>();
  private final int room;
  private volatile boolean closed;

  Exercise03_TheSlowMissTheOldest(int room) {
    this.room = room;
  }

  Subscription subscribe() {
    var buffer = new Buffer();
    buffers.add(buffer);
    if (closed) {
      buffer.end();
    }
    return buffer;
  }

  void publish(String item) {
    buffers.forEach(buffer -> buffer.put(item));
  }

  void close() {
    closed = true;
    buffers.forEach(Buffer::end);
  }

  private final class Buffer implements Subscription {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<String> items = new ArrayDeque<>();
    private int missed;
    private boolean ended;

    void put(String item) {
      try {
        lock.lockInterruptibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      try {
        if (ended) {
          return;
        }
        if (items.size() == room) {
          items.removeFirst();
          missed++;
        }
        items.addLast(item);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void end() {
      lock.lock();
      try {
        ended = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Optional<String> take() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        while (items.isEmpty() && !ended) {
          changed.await();
        }
        return Optional.ofNullable(items.pollFirst());
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int missed() {
      lock.lock();
      try {
        return missed;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void unsubscribe() {
      buffers.remove(this);
      lock.lock();
      try {
        items.clear();
        ended = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}

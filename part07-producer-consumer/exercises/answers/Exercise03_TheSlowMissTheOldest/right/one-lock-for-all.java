package queues;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise03_TheSlowMissTheOldest {

  interface Subscription {
    Optional<String> take() throws InterruptedException;

    int missed();

    void unsubscribe();
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Buffer> buffers = new ArrayList<>();
  private final int room;
  private boolean closed;

  Exercise03_TheSlowMissTheOldest(int room) {
    this.room = room;
  }

  Subscription subscribe() {
    lock.lock();
    try {
      var buffer = new Buffer();
      buffers.add(buffer);
      return buffer;
    } finally {
      lock.unlock();
    }
  }

  void publish(String item) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      for (Buffer buffer : buffers) {
        buffer.items.add(item);
        if (buffer.items.size() > room) {
          buffer.items.removeFirst();
          buffer.missed++;
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private final class Buffer implements Subscription {
    private final LinkedList<String> items = new LinkedList<>();
    private int missed;

    @Override
    public Optional<String> take() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        while (buffers.contains(this)) {
          if (!items.isEmpty()) {
            return Optional.of(items.removeFirst());
          }
          if (closed) {
            return Optional.empty();
          }
          changed.await();
        }
        return Optional.empty();
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
      lock.lock();
      try {
        buffers.remove(this);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}

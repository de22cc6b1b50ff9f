package queues;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class Exercise03_TheSlowMissTheOldest {

  interface Subscription {
    Optional<String> take() throws InterruptedException;

    int missed();

    void unsubscribe();
  }

  private final int room;
  private final Object monitor = new Object();

  // All of this, and all that is in a buffer, is guarded by the monitor.
  private final List<Buffer> subscribed = new ArrayList<>();
  private boolean closed;

  Exercise03_TheSlowMissTheOldest(int room) {
    this.room = room;
  }

  Subscription subscribe() {
    var buffer = new Buffer();
    synchronized (monitor) {
      subscribed.add(buffer);
    }
    return buffer;
  }

  void publish(String item) {
    synchronized (monitor) {
      if (closed) {
        return;
      }
      for (Buffer buffer : subscribed) {
        buffer.add(item);
      }
      monitor.notify();
    }
  }

  void close() {
    synchronized (monitor) {
      closed = true;
      monitor.notifyAll();
    }
  }

  private final class Buffer implements Subscription {
    private final ArrayDeque<String> items = new ArrayDeque<>();
    private int missed;
    private boolean ended;

    private void add(String item) {
      if (items.size() == room) {
        items.removeFirst();
        missed++;
      }
      items.addLast(item);
    }

    @Override
    public Optional<String> take() throws InterruptedException {
      synchronized (monitor) {
        while (true) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          if (ended) {
            return Optional.empty();
          }
          if (!items.isEmpty()) {
            return Optional.of(items.removeFirst());
          }
          if (closed) {
            return Optional.empty();
          }
          monitor.wait();
        }
      }
    }

    @Override
    public int missed() {
      synchronized (monitor) {
        return missed;
      }
    }

    @Override
    public void unsubscribe() {
      synchronized (monitor) {
        ended = true;
        subscribed.remove(this);
        items.clear();
        monitor.notifyAll();
      }
    }
  }
}

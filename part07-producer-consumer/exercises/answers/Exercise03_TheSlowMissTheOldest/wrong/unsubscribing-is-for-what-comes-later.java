package queues;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

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
    private final ArrayDeque<String> items = new ArrayDeque<>();
    private int missed;
    private boolean ended;

    synchronized void put(String item) {
      if (ended) {
        return;
      }
      if (items.size() == room) {
        items.removeFirst();
        missed++;
      }
      items.addLast(item);
      notifyAll();
    }

    synchronized void end() {
      ended = true;
      notifyAll();
    }

    @Override
    public synchronized Optional<String> take() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      while (items.isEmpty() && !ended) {
        wait();
      }
      return Optional.ofNullable(items.pollFirst());
    }

    @Override
    public synchronized int missed() {
      return missed;
    }

    @Override
    public void unsubscribe() {
      buffers.remove(this);
    }
  }
}

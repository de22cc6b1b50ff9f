package queues;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;

final class Exercise03_TheSlowMissTheOldest {

  interface Subscription {
    Optional<String> take() throws InterruptedException;

    int missed();

    void unsubscribe();
  }

  private final Set<Buffer> buffers = ConcurrentHashMap.newKeySet();
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

  /// The end is an item that each `take` puts back for the next.
  private final class Buffer implements Subscription {
    private final LinkedBlockingDeque<Optional<String>> items = new LinkedBlockingDeque<>();
    private final AtomicInteger missed = new AtomicInteger();
    private boolean ended;

    synchronized void put(String item) {
      if (ended) {
        return;
      }
      if (items.size() >= room && items.poll() != null) {
        missed.incrementAndGet();
      }
      items.add(Optional.of(item));
    }

    synchronized void end() {
      if (!ended) {
        ended = true;
        items.add(Optional.empty());
      }
    }

    @Override
    public Optional<String> take() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Optional<String> item = items.take();
      if (item.isEmpty()) {
        items.add(item);
      }
      return item;
    }

    @Override
    public int missed() {
      return missed.get();
    }

    @Override
    public synchronized void unsubscribe() {
      buffers.remove(this);
      items.clear();
      ended = true;
      items.add(Optional.empty());
    }
  }
}

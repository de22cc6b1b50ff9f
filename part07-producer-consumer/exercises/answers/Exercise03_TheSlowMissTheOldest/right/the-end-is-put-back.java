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

  /// No record: two that are equal are two items all the same.
  private static final class Item {
    final Optional<String> text;

    Item(Optional<String> text) {
      this.text = text;
    }
  }

  /// The end is an item that each `take` puts back for the next.
  private final class Buffer implements Subscription {
    private final LinkedBlockingDeque<Item> items = new LinkedBlockingDeque<>();
    private final AtomicInteger missed = new AtomicInteger();
    private boolean ended;

    synchronized void put(String text) {
      if (ended) {
        return;
      }
      Item oldest = items.peek();
      // Nobody waits for `take`: if that gets the oldest first, there is room.
      if (items.size() >= room && items.remove(oldest)) {
        missed.incrementAndGet();
      }
      items.add(new Item(Optional.of(text)));
    }

    synchronized void end() {
      if (!ended) {
        ended = true;
        items.add(new Item(Optional.empty()));
      }
    }

    @Override
    public Optional<String> take() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Item item = items.take();
      if (item.text.isEmpty()) {
        items.add(item);
      }
      return item.text;
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
      items.add(new Item(Optional.empty()));
    }
  }
}

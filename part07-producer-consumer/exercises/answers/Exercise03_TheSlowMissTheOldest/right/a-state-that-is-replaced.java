package queues;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

final class Exercise03_TheSlowMissTheOldest {

  interface Subscription {
    Optional<String> take() throws InterruptedException;

    int missed();

    void unsubscribe();
  }

  private record State(List<String> items, int missed, boolean ended) {}

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
    buffers.forEach(buffer -> buffer.change(state -> buffer.with(state, item)));
  }

  void close() {
    closed = true;
    buffers.forEach(Buffer::end);
  }

  private final class Buffer implements Subscription {
    private final AtomicReference<State> state =
        new AtomicReference<>(new State(List.of(), 0, false));
    private final Semaphore news = new Semaphore(0);

    private State with(State before, String item) {
      if (before.ended()) {
        return before;
      }
      boolean full = before.items().size() == room;
      List<String> kept = full ? before.items().subList(1, room) : before.items();
      return new State(
          Stream.concat(kept.stream(), Stream.of(item)).toList(),
          before.missed() + (full ? 1 : 0),
          false);
    }

    private void change(UnaryOperator<State> change) {
      state.updateAndGet(change);
      news.release();
    }

    private void end() {
      change(now -> new State(now.items(), now.missed(), true));
    }

    @Override
    public Optional<String> take() throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      while (true) {
        State now = state.get();
        if (!now.items().isEmpty()) {
          List<String> rest = now.items().subList(1, now.items().size());
          if (state.compareAndSet(now, new State(List.copyOf(rest), now.missed(), now.ended()))) {
            news.release(); // there may be more, for another one
            return Optional.of(now.items().getFirst());
          }
        } else if (now.ended()) {
          news.release(); // for the next that waits
          return Optional.empty();
        } else {
          news.acquire();
        }
      }
    }

    @Override
    public int missed() {
      return state.get().missed();
    }

    @Override
    public void unsubscribe() {
      buffers.remove(this);
      change(now -> new State(List.of(), now.missed(), true));
    }
  }
}

package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

final class Exercise03_NoWakeUpIsLost {

  private final Queue<Runnable> ready;
  private final Selector selector;
  private final AtomicBoolean asleep = new AtomicBoolean();

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    ready.add(callback);
    if (asleep.getAndSet(false)) { // one wake-up is enough
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    Runnable callback = ready.poll();
    if (callback != null) {
      return callback;
    }
    asleep.set(true);
    callback = ready.poll();
    while (callback == null) {
      selector.select();
      callback = ready.poll();
    }
    asleep.set(false);
    return callback;
  }
}

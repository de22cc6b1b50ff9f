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
    if (asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    var callback = ready.poll();
    if (callback == null) {
      asleep.set(true);
      if (ready.isEmpty()) {
        selector.select(); // until somebody brings one
      }
      asleep.set(false);
      callback = ready.poll();
    }
    return callback;
  }
}

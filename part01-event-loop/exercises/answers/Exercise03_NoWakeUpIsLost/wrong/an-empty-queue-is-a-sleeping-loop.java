package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;

final class Exercise03_NoWakeUpIsLost {

  private final Queue<Runnable> ready;
  private final Selector selector;

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    synchronized (ready) {
      boolean asleep = ready.isEmpty();
      ready.add(callback);
      if (asleep) {
        selector.wakeup();
      }
    }
  }

  Runnable next() throws IOException {
    Runnable callback = poll();
    while (callback == null) {
      selector.select(); // at once, if there has been a wake-up
      callback = poll();
    }
    return callback;
  }

  private Runnable poll() {
    synchronized (ready) {
      return ready.poll();
    }
  }
}

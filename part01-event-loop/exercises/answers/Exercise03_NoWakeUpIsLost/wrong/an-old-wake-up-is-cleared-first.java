package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;

final class Exercise03_NoWakeUpIsLost {

  private final Queue<Runnable> ready;
  private final Selector selector;
  private volatile boolean asleep;

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    ready.add(callback);
    if (asleep) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    asleep = true;
    try {
      Runnable callback;
      while ((callback = ready.poll()) == null) {
        selector.selectNow(); // or a wake-up that is left over ends the sleep for nothing
        selector.select();
      }
      return callback;
    } finally {
      asleep = false;
    }
  }
}

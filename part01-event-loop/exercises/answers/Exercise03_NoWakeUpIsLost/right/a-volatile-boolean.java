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
      selector.wakeup(); // twice, if two come before it is awake: that does no harm
    }
  }

  Runnable next() throws IOException {
    Runnable callback;
    while ((callback = ready.poll()) == null) {
      asleep = true;
      try {
        if (ready.isEmpty()) {
          selector.select();
        }
      } finally {
        asleep = false;
      }
    }
    return callback;
  }
}

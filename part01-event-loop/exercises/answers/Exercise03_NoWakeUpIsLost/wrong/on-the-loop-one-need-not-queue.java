package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;

final class Exercise03_NoWakeUpIsLost {

  private final Queue<Runnable> ready;
  private final Selector selector;
  private volatile boolean asleep;
  private volatile Thread loop;

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    if (Thread.currentThread().equals(loop)) {
      callback.run(); // it has the right thread already
      return;
    }
    ready.add(callback);
    if (asleep) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    loop = Thread.currentThread();
    Runnable callback;
    while ((callback = ready.poll()) == null) {
      asleep = true;
      if (ready.isEmpty()) {
        selector.select();
      }
      asleep = false;
    }
    return callback;
  }
}

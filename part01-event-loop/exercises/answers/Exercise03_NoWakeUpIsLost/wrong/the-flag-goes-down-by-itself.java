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
    while (true) {
      var callback = ready.poll();
      if (callback != null) {
        return callback;
      }
      asleep = true;
      if (ready.isEmpty()) {
        selector.select();
        asleep = false; // it slept, and is awake again
      }
    }
  }
}

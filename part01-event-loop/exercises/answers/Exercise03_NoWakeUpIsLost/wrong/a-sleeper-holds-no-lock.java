package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;

final class Exercise03_NoWakeUpIsLost {

  private final Queue<Runnable> ready;
  private final Selector selector;
  private boolean asleep;

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    synchronized (this) {
      ready.add(callback);
      if (asleep) {
        selector.wakeup();
      }
    }
  }

  Runnable next() throws IOException {
    synchronized (this) { // so that nothing comes between looking and sleeping
      while (ready.isEmpty()) {
        asleep = true;
        selector.select();
        asleep = false;
      }
      return ready.poll();
    }
  }
}

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
    ready.add(callback);
    selector.wakeup();
  }

  Runnable next() throws IOException {
    return ready.poll(); // null if there is none: the loop will ask again
  }
}

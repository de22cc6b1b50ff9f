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
    boolean first = ready.isEmpty(); // behind another one, it needs no wake-up of its own
    ready.add(callback);
    if (first && asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    while (true) {
      var callback = ready.poll();
      if (callback != null) {
        return callback;
      }
      asleep.set(true);
      if (ready.isEmpty()) {
        selector.select();
      }
      asleep.set(false);
    }
  }
}

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
    while (true) {
      var callback = ready.poll();
      if (callback != null) {
        return callback;
      }
      // It was empty just now, so there is time to lie down.
      asleep.set(true);
      selector.select();
      asleep.set(false);
    }
  }
}

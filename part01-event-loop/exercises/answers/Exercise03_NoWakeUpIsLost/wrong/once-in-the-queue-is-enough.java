package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

final class Exercise03_NoWakeUpIsLost {

  final Queue<Runnable> ready;
  final Selector selector;
  private final AtomicBoolean asleep = new AtomicBoolean();

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    if (!ready.contains(callback)) { // each once
      ready.add(callback);
    }
    if (asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    Runnable callback;
    while ((callback = ready.poll()) == null) {
      asleep.set(true);
      if (ready.isEmpty()) {
        selector.select();
      }
      asleep.set(false);
    }
    return callback;
  }
}

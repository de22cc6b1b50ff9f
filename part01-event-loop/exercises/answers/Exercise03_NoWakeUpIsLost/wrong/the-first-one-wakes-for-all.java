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
    ready.add(callback);
    if (ready.size() == 1 && asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    while (true) {
      Runnable callback = ready.poll();
      if (callback != null) {
        return callback;
      }
      asleep.set(true);
      try {
        if (ready.isEmpty()) {
          selector.select();
        }
      } finally {
        asleep.set(false);
      }
    }
  }
}

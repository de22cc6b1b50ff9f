package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

final class Exercise03_NoWakeUpIsLost {

  final Queue<Runnable> ready;
  final Selector selector;
  private final AtomicBoolean asleep = new AtomicBoolean();
  private Iterator<Runnable> batch = List.<Runnable>of().iterator();

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
    while (!batch.hasNext()) {
      asleep.set(true);
      if (ready.isEmpty()) {
        selector.select();
      }
      asleep.set(false);
      batch = new ArrayList<>(ready).iterator(); // all at once
      ready.clear();
    }
    return batch.next();
  }
}

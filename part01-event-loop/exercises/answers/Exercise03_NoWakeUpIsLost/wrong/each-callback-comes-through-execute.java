package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

final class Exercise03_NoWakeUpIsLost {

  private final Queue<Runnable> ready;
  private final Selector selector;
  private final AtomicInteger waiting = new AtomicInteger(); // callbacks; -1: the loop sleeps

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    ready.add(callback);
    if (waiting.getAndUpdate(n -> Math.max(n, 0) + 1) < 0) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    while (waiting.compareAndSet(0, -1) || waiting.get() < 0) {
      selector.select();
    }
    waiting.getAndDecrement();
    return ready.poll();
  }
}

package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

final class Exercise03_NoWakeUpIsLost {

  final Queue<Runnable> ready;
  final Selector selector;
  private final AtomicBoolean asleep = new AtomicBoolean();
  private final Queue<Runnable> own = new ArrayDeque<>(); // for the loop's thread alone
  private volatile Thread loop;

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    if (Thread.currentThread() == loop) {
      own.add(callback); // no lock, no wake-up
      return;
    }
    ready.add(callback);
    if (asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    loop = Thread.currentThread();
    Runnable callback = own.poll();
    if (callback != null) {
      return callback;
    }
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

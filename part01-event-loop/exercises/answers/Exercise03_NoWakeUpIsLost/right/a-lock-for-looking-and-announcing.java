package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise03_NoWakeUpIsLost {

  private final Queue<Runnable> ready;
  private final Selector selector;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean asleep;

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    boolean wake;
    lock.lock();
    try {
      ready.add(callback);
      wake = asleep;
      asleep = false;
    } finally {
      lock.unlock();
    }
    if (wake) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    while (true) {
      lock.lock();
      try {
        var callback = ready.poll();
        asleep = callback == null;
        if (callback != null) {
          return callback;
        }
      } finally {
        lock.unlock(); // nobody sleeps with a lock in his hand
      }
      selector.select(); // at once, if somebody was faster
    }
  }
}

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
    synchronized (ready) {
      ready.add(callback);
      ready.notifyAll();
    }
  }

  Runnable next() throws IOException {
    synchronized (ready) {
      while (ready.isEmpty()) {
        try {
          ready.wait();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      return ready.poll();
    }
  }
}

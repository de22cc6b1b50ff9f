package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise03_NoWakeUpIsLost {

  private final Queue<Runnable> ready;
  private final Selector selector;
  private final AtomicReference<State> state = new AtomicReference<>(State.AWAKE);

  private enum State {
    AWAKE,
    ASLEEP
  }

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    ready.add(callback);
    if (state.getAndSet(State.AWAKE) == State.ASLEEP) {
      selector.wakeup();
    }
  }

  Runnable next() throws IOException {
    var callback = ready.poll();
    while (callback == null) {
      state.set(State.ASLEEP);
      callback = ready.poll();
      if (callback == null) {
        selector.select();
        callback = ready.poll();
      }
    }
    state.set(State.AWAKE);
    return callback;
  }
}

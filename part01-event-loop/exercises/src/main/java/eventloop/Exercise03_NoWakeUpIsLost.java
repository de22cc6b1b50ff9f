package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;

/// Hand callbacks over to a loop that sleeps while it has none.
///
/// - `execute` is called by any thread, `next` by the loop's thread alone. The queue is
///   thread-safe.
/// - `next` returns the callbacks in the order in which they came. While there is none, it sleeps:
///   it calls `selector.select()`, which returns after a `selector.wakeup()`, or at once if there
///   was one since the last `select`.
/// - The loop never sleeps while a callback lies in the queue, whenever it was put there.
/// - A wake-up is a system call. A loop that is awake is not woken.
///
/// Check it with `make exercise_01 EX=3`; `make hint_01 EX=3` gives one hint at a time. Step 5a
/// shows what you need.
final class Exercise03_NoWakeUpIsLost {

  final Queue<Runnable> ready;
  final Selector selector;

  Exercise03_NoWakeUpIsLost(Queue<Runnable> ready, Selector selector) {
    this.ready = ready;
    this.selector = selector;
  }

  void execute(Runnable callback) {
    throw new UnsupportedOperationException(
        "TODO: put the callback down, and wake the loop if it sleeps");
  }

  Runnable next() throws IOException {
    throw new UnsupportedOperationException(
        "TODO: return the next callback, and sleep while there is none");
  }
}

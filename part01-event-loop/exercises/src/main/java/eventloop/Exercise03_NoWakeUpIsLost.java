package eventloop;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;

/// Hand callbacks over to a loop that sleeps while it has none.
///
/// 1. `execute`, which any thread may call, puts a callback into the queue, which is thread-safe.
///    `next`, which the loop's thread alone calls, returns the callbacks in the order in which they
///    came, each as often as it came. Neither runs one.
/// 2. While there is none, `next` sleeps in `selector.select()`, without a time limit. `select`
///    returns after a `selector.wakeup()`, or at once if there was one since the last `select`. It
///    may also return for nothing: then `next` sleeps again.
/// 3. The loop never sleeps while a callback lies in the queue, whenever it was put there. The
///    queue may hold callbacks already when the loop is made.
/// 4. A wake-up is a system call. A loop whose `next` has not been called yet, or has returned, is
///    awake, and an `execute` that is called then does not wake it.
///
/// Check it with `make exercise_01 EX=3`; `make hint_01 EX=3` gives one hint at a time. Step 5c
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

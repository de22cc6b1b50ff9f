package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

/// A monitor with a thread of its own, which checks something from time to time, for as long as the
/// program runs.
///
/// 1. `start` returns at once. A thread that `threads` makes calls `check`, then `pause`, then
///    `check` again, and so on. However often `start` is called, and by several threads at once,
///    the monitor has one thread.
/// 2. `last` returns what the last check that did not fail has returned, be it null, and null
///    before the first. Any thread may ask, and gets its answer at once, also while a check runs.
/// 3. A check that fails, by an exception or an Error, leaves `last` as it is. The monitor goes on,
///    with a pause.
/// 4. `close` interrupts the thread, be it in a check or in a pause, and returns when the thread is
///    no longer alive. A check that runs is the last one, whatever it makes of the interrupt, and
///    its result is the last one. Without `close`, a check that throws an InterruptedException, or
///    leaves the interrupt flag set, ends neither the monitor nor the pause that follows. (Only
///    `close` interrupts a pause, and `pause` throws nothing else.)
/// 5. A monitor may be closed twice: the second `close` waits for the thread too. If it is closed
///    before it is started, it never starts.
/// 6. A check may call `last` and `close`, also while another thread closes the monitor. On the
///    monitor's own thread `close` returns at once, and the thread ends after that check, without a
///    pause.
/// 7. A closer that is interrupted while it waits goes on waiting. Its interrupt flag is set when
///    `close` returns.
///
/// Check it with `make exercise_06 EX=4`; `make hint_06 EX=4` gives one hint at a time. Step 5b
/// shows what you need.
final class Exercise04_AMonitorOfItsOwn<T> implements AutoCloseable {

  /// Returns when it is time for the next check.
  interface Pause {
    void await() throws InterruptedException;
  }

  Exercise04_AMonitorOfItsOwn(Callable<T> check, Pause pause, ThreadFactory threads) {
    throw new UnsupportedOperationException("TODO: keep what the monitor needs");
  }

  void start() {
    throw new UnsupportedOperationException("TODO: start the thread, once");
  }

  T last() {
    throw new UnsupportedOperationException("TODO: return the last result");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("TODO: end the thread");
  }
}

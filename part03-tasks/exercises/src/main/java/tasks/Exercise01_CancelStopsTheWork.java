package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// Have `work` done by one of `threads`, and return a future that stands for it.
///
/// 1. `run` returns at once, and one of `threads` does the work.
/// 2. The future gets what the work returns, or whatever the work throws, itself and not wrapped:
///    the future's `get` throws an ExecutionException, and its cause is what the work threw. (Of a
///    CompletionException and a CancellationException the future may make what it always makes.)
/// 3. `cancel(true)` interrupts the work if it runs. The future is then cancelled, whatever the
///    interrupted work does, and `cancel` returns true.
/// 4. If the future is cancelled while the work still waits for a thread, the work never begins.
/// 5. No other task of `threads` is interrupted, and no work whose future was not cancelled. (A
///    Callable that is handed to `run` twice is two works, each with a future of its own.)
///
/// Check it with `make exercise_03 EX=1`; `make hint_03 EX=1` gives one hint at a time. Steps 1b
/// and 2a show what you need.
final class Exercise01_CancelStopsTheWork {

  private Exercise01_CancelStopsTheWork() {}

  static <T> CompletableFuture<T> run(Callable<T> work, ExecutorService threads) {
    throw new UnsupportedOperationException("TODO: start the work, and return a future for it");
  }
}

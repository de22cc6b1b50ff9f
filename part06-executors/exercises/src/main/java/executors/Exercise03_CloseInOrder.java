package executors;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/// End a service: let it finish if that does not take too long, and leave nothing running. It is a
/// ThreadPoolExecutor, or ends as one does: a ForkJoinPool does not (step 4c).
///
/// 1. From the call on, `service` accepts no more work. What it has accepted goes on, whether it
///    runs or waits for a thread. As soon as all of it has ended, `close` returns an empty list.
/// 2. If that takes longer than `grace`, and no earlier, all that runs is interrupted. What has not
///    begun never begins.
/// 3. `close` returns what has never begun, in the order in which it was accepted. Its caller may
///    still run it, somewhere else.
/// 4. Interrupted work may need a while to clean up. `close` returns when it has ended, however
///    long that takes.
/// 5. If the closer is interrupted during the grace, or before it calls, what runs is interrupted
///    at once. Whenever it is interrupted, and however often, sentences 3 and 4 hold all the same,
///    and its interrupt flag is set when `close` returns.
/// 6. A service that is shut down already, or has been closed before, can be closed: `close` does
///    what is left to do. What was returned once is not returned again.
///
/// A long holds the nanoseconds of `grace`: it is no longer than 292 years. Check it with `make
/// exercise_06 EX=3`; `make hint_06 EX=3` gives one hint at a time. Steps 4a, 4b and 4c show what
/// you need.
final class Exercise03_CloseInOrder {

  private Exercise03_CloseInOrder() {}

  static List<Runnable> close(ExecutorService service, Duration grace) {
    throw new UnsupportedOperationException("TODO: shut it down, wait, and stop what still runs");
  }
}

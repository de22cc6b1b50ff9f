package tasks;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

/// Have `work` done on another thread, and wait for it no longer than `limit`.
///
/// 1. A thread that `threads` makes does the work, and `call` returns what the work returns.
/// 2. What the work throws, `call` throws, itself and not wrapped. (Of a CompletionException it may
///    throw the cause, as the `get` of a CompletableFuture does.)
/// 3. If the work has not ended `limit` after `call` was called, and no earlier, it is interrupted.
///    (What `threads` takes to make the thread may come on top. A limit of more than 292 years, too
///    many nanoseconds for a `long`, may be refused by an ArithmeticException.)
/// 4. It may need a while to clean up then. `call` waits until the work has ended, however long
///    that takes, and throws a [java.util.concurrent.TimeoutException], even if the work returns
///    something then. (An interrupt of the caller may end this wait.)
/// 5. If the caller is interrupted while it waits for the result, its work is interrupted at once.
///    `call` waits until the work has ended, and throws an [InterruptedException]. (Another
///    interrupt may end this wait, too.)
///
/// Check it with `make exercise_03 EX=2`; `make hint_03 EX=2` gives one hint at a time. Steps 2c
/// and 3a show one way to do it, steps 4c and 4e another one.
final class Exercise02_InTimeOrStopped {

  private Exercise02_InTimeOrStopped() {}

  static <T> T call(Callable<T> work, Duration limit, ThreadFactory threads) throws Exception {
    throw new UnsupportedOperationException("TODO: call the work, and stop it when time is up");
  }
}

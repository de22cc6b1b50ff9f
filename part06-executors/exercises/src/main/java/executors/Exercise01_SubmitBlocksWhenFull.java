package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// A door in front of a pool: it lets in so much work, and the rest waits outside, with the threads
/// that bring it. So those are slowed down to the pool's pace (back-pressure).
///
/// 1. `submit` returns as soon as the work is handed to `pool`, whose threads do the work. The
///    future gets what the work returns, or whatever it throws, itself and not wrapped: `get`
///    throws an ExecutionException, and its cause is what the work threw.
/// 2. At most `limit` pieces of work are inside: handed to the pool and not ended, whether they run
///    or wait for a thread. While there are so many, `submit` waits. As soon as there is a place,
///    one of the submitters that wait goes on.
/// 3. Work gives its place back when it ends, whether it returns or throws. Work whose future is
///    cancelled keeps its place while it runs. If it has not begun, it gives its place back at the
///    latest when its turn comes. Whether a cancel also interrupts the work, or keeps it from
///    beginning, is left to you.
/// 4. If the pool throws instead of taking the work, `submit` throws the same, and no place is
///    lost.
/// 5. A submitter that is interrupted while it waits has submitted nothing: `submit` throws an
///    [InterruptedException] at once, the work never begins, and there are as many places as
///    before. (If it was interrupted before it came, and there is a place, it may go on or not.)
///
/// Any thread may submit, and `limit` is at least 1. Check it with `make exercise_06 EX=1`; `make
/// hint_06 EX=1` gives one hint at a time. Steps 1f and 3c show what it is for.
final class Exercise01_SubmitBlocksWhenFull {

  Exercise01_SubmitBlocksWhenFull(ExecutorService pool, int limit) {
    throw new UnsupportedOperationException("TODO: keep the pool, and have `limit` places");
  }

  <T> Future<T> submit(Callable<T> work) throws InterruptedException {
    throw new UnsupportedOperationException("TODO: wait for a place, and hand over the work");
  }
}

package gather;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/// Make all `calls` at once, and return their results.
///
/// 1. All calls are under way at the same time, each on one of `threads`.
/// 2. `gather` returns what the calls return, in the order of the list, whichever ends first. A
///    null is a result too.
/// 3. When the first call throws, an exception or an Error, wherever in the list it stands, the
///    calls that still run are interrupted at once.
/// 4. `gather` throws what that call threw, itself and not wrapped, whatever the interrupted calls
///    throw.
/// 5. If the caller is interrupted while it waits, and no call has thrown yet, the calls that still
///    run are interrupted at once, and `gather` throws an [InterruptedException].
/// 6. However `gather` ends, none of its calls is running then, and none begins later. An
///    interrupted call may need a while to clean up: `gather` waits for that, however often the
///    caller is interrupted.
/// 7. `threads` are the caller's: they stay open, and no other task of theirs is interrupted.
///
/// `threads` take every call, and have a thread for each; a thread may come late, and `gather` may
/// wait until it has come. Check the exercise with `make exercise_04 EX=1`; `make hint_04 EX=1`
/// gives one hint at a time. Steps 1b, 1c and 3b show what you need.
final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    throw new UnsupportedOperationException("TODO: make all calls, and return their results");
  }
}

package ascompleted;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/// Try several ways to the same value at once, and take the first that succeeds.
///
/// 1. `threads` run the tries, all at once if there are threads enough. As soon as one returns,
///    `firstSuccess` returns what it returned, null too.
/// 2. A try that throws, an exception or an Error, decides nothing while others may still succeed.
/// 3. After a success the other tries are stopped: one that runs is interrupted, and one that has
///    not begun yet does not begin, or is interrupted when it does. `firstSuccess` waits for none
///    of them, since a try may need long to clean up.
/// 4. If all tries have thrown, or there are none, `firstSuccess` throws an `AllFailed` with what
///    each of them threw, itself and not wrapped, in the order of `tries`.
/// 5. If the caller is interrupted while it waits, all tries are stopped in the same way, and
///    `firstSuccess` throws an [InterruptedException].
/// 6. Nothing else that `threads` run is interrupted, and `threads` stay open.
///
/// Check it with `make exercise_05 EX=2`; `make hint_05 EX=2` gives one hint at a time. Steps 1, 4b
/// and 4d show what you need.
final class Exercise02_TakeTheFirstSuccess {

  private Exercise02_TakeTheFirstSuccess() {}

  /// What the tries threw are its suppressed exceptions: a stack trace shows all of them.
  static final class AllFailed extends Exception {
    private static final long serialVersionUID = 1;

    AllFailed(List<Throwable> failures) {
      super(failures.size() + " tries, and no success");
      failures.forEach(this::addSuppressed);
    }
  }

  static <T> T firstSuccess(List<Callable<T>> tries, ExecutorService threads)
      throws AllFailed, InterruptedException {
    throw new UnsupportedOperationException("TODO: start all tries, and take the first success");
  }
}

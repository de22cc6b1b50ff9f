package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// Run `work` on `loop`, and give the calling thread its answer.
///
/// 1. The work runs once, however long that takes, on the loop's thread, and its value is returned
///    when it is there. The value may be null, or an exception. The caller may be another loop.
/// 2. If the work throws, whether an exception or an error, the very one that it threw is thrown:
///    not wrapped, and not its cause.
/// 3. On the loop's own thread it refuses with an [IllegalStateException], and the work never runs:
///    not at once, which would overtake what is queued, and not later.
///
/// Check it with `make exercise_01`; `make hint_01` gives one hint at a time. Steps 2 and 4b show
/// what you need.
final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    if (loop.inEventLoop()) {
      throw new IllegalStateException("a loop cannot wait for itself");
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return loop.submit(work).get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw Exercise01_RunOnTheLoop.<RuntimeException>sneaky(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E sneaky(Throwable failure) throws E {
    throw (E) failure;
  }
}

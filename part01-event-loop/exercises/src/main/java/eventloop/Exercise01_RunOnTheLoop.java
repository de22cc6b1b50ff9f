package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;

/// Run `work` on `loop`, and give the calling thread its answer.
///
/// 1. The work runs once, however long it takes, on the loop's thread, and its value is returned
///    when it is there. The value may be null, or an exception. The caller may be another loop,
///    also one that is running work for a caller of its own. If the calling thread is interrupted,
///    wait on, or throw any exception; what is returned is always the work's value. If you throw
///    then, work that has not begun may be cancelled, or never be queued; work that has begun goes
///    on undisturbed. The loop is not shut down.
/// 2. If the work throws, whether an exception or an error, the very one that it threw is thrown:
///    not wrapped, and not its cause.
/// 3. On the loop's own thread it refuses with an [IllegalStateException], and the work never runs:
///    not at once, which would overtake what is queued, and not later.
///
/// Check it with `make exercise_01`; `make hint_01` gives one hint at a time. Steps 1a, 2 and 4b
/// show what you need.
final class Exercise01_RunOnTheLoop {

  static <T> T runOnLoop(EventLoop loop, Callable<T> work) throws Exception {
    throw new UnsupportedOperationException("TODO: run the work on the loop, and return its value");
  }
}

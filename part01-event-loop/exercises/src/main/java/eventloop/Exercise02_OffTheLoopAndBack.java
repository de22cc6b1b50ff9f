package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

/// A handler on `loop` needs something that only a blocking call can get. Let one of `threads` make
/// the call, and go on with `then` on the loop.
///
/// 1. `offTheLoop` is called on the loop, and the loop goes on while the call takes its time: the
///    loop's thread waits for nothing, now or later, not even for a short while. A callback that is
///    scheduled to look for the answer later is no wait.
/// 2. `blocking` is called once, on one of `threads`. If they refuse it, it is never called; what
///    becomes of `then` is left to you.
/// 3. `then` is called on the loop's thread with what `blocking` returned, which may be null, and
///    null for the failure. It may be called before `offTheLoop` has returned.
/// 4. If `blocking` throws, whether an exception or an error, `then` is called on the loop's thread
///    with null for the value, and the very one that was thrown: not wrapped, and not its cause.
///    `threads` may be an executor of any kind that has threads of its own.
/// 5. `then` is called once, even if it throws.
///
/// Check it with `make exercise_01 EX=2`; `make hint_01 EX=2` gives one hint at a time. Steps 2, 4a
/// and 4b show what you need.
final class Exercise02_OffTheLoopAndBack {

  static <T> void offTheLoop(
      Callable<T> blocking,
      ExecutorService threads,
      EventLoop loop,
      BiConsumer<T, Throwable> then) {
    throw new UnsupportedOperationException("TODO: make the call elsewhere, and come back with it");
  }
}

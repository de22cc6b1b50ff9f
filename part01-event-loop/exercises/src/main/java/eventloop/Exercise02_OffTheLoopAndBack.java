package eventloop;

import io.netty.channel.EventLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;

/// A handler on `loop` needs something that only a blocking call can get. Let one of `threads` make
/// the call, and go on with `then` on the loop.
///
/// - It is called on the loop, and the loop goes on meanwhile.
/// - `then` runs on the loop's thread. It is given the value and null, or null and the very
///   exception that `blocking` threw.
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

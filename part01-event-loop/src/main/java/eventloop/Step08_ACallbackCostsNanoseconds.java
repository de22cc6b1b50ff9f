package eventloop;

import static java.util.concurrent.CompletableFuture.runAsync;
import static lesson.Lesson.say;

import eventloop.loop.HandmadeLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// What does a callback cost?
///
/// One might expect what a hand-over to another thread costs. But a callback that the loop itself
/// submits is one object in a queue, and costs some nanoseconds. A timer costs more, because it has
/// to find its place among the others. What costs most is to wake a thread that sleeps, and to be
/// woken by it.
///
/// Run `make part_01 STEP=8`. Read the ratios rather than the figures, which differ from machine to
/// machine. `docs/measurements.md` has Netty's loop and asyncio's beside this one.
final class Step08_ACallbackCostsNanoseconds {

  private static final int CALLBACKS = 10_000_000;
  private static final int TIMERS = 200_000;
  private static final int HAND_OVERS = 20_000;

  static void main() throws Exception {
    say("each is done twice, and the second time counts: the compiler is not in the figures");
    try (var loop = new HandmadeLoop()) {
      callbacks(CALLBACKS, loop);
      say("a callback, submitted by the one before  %,7d ns", callbacks(CALLBACKS, loop));
      timers(TIMERS, loop);
      say("a timer, scheduled and run               %,7d ns", timers(TIMERS, loop));
      handOvers(HAND_OVERS, loop);
      say("a callback from another thread, and back %,7d ns", handOvers(HAND_OVERS, loop));
    }
  }

  /// Nanoseconds for each of so many callbacks; one is ready at a time.
  static long callbacks(int count, HandmadeLoop loop) {
    var end = new CompletableFuture<Void>();
    Runnable each =
        new Runnable() {
          private int left = count;

          @Override
          public void run() {
            if (--left > 0) {
              loop.execute(this);
            } else {
              end.complete(null);
            }
          }
        };
    long start = System.nanoTime();
    loop.execute(each);
    loop.runUntilComplete(end);
    return (System.nanoTime() - start) / count;
  }

  /// Nanoseconds for each of so many timers, each due within a millisecond after it is scheduled.
  static long timers(int count, HandmadeLoop loop) {
    var end = new CompletableFuture<Void>();
    Runnable each =
        new Runnable() {
          private int left = count;

          @Override
          public void run() {
            if (--left == 0) {
              end.complete(null);
            }
          }
        };
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      loop.schedule(Duration.ofNanos(i * 7919L % 1_000_000), each);
    }
    loop.runUntilComplete(end);
    return (System.nanoTime() - start) / count;
  }

  /// Nanoseconds for each of so many callbacks that this thread hands to a loop on another, and
  /// waits for. Two threads are woken for each: the loop's, and this one.
  static long handOvers(int count, HandmadeLoop loop) throws InterruptedException {
    var thread = Thread.ofPlatform().name("loop").start(loop::run);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      runAsync(() -> {}, loop).join();
    }
    long nanos = (System.nanoTime() - start) / count;
    loop.stop();
    thread.join();
    return nanos;
  }
}

package eventloop;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static lesson.Lesson.say;

import eventloop.loop.HandmadeLoop;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// What does a loop do while it has nothing to do, and what wakes it?
///
/// One might expect that a loop looks at its queue again and again. An idle loop sleeps in its
/// selector until a socket is ready, its next timer is due, or another thread has brought work and
/// wakes it: read `sleep`, `put` and `wake` of [HandmadeLoop].
///
/// Run `make part_01 STEP=5c`. Watch how much an idle loop computes, beside a busy one. Then the
/// last line: no timer is due for an hour, so only a wake-up can have let the callback run.
///
/// Trap: A loop looks at its queue all the time. In fact, it sleeps, and a thread that brings work
/// has to wake it.
final class Step05c_AnIdleLoopSleepsUntilItIsWoken {

  static void main() throws Exception {
    try (var loop = new HandmadeLoop()) {
      var thread = Thread.ofPlatform().name("loop").start(loop::run);
      try {
        callFromOutside(loop); // its first turn loads classes: not in the figures
        say("a loop on a thread of its own");
        var time = Duration.ofMillis(500);
        say("idle for 0.5 s: the loop's thread computes for %d %% of it", idle(thread, time));
        say("busy for 0.5 s: the loop's thread computes for %d %% of it", busy(thread, loop, time));
        loop.schedule(Duration.ofHours(1), () -> {});
        say("its next timer is due in 1 h; a callback from main ran on %s", callFromOutside(loop));
      } finally {
        loop.stop();
        thread.join();
      }
    }
  }

  /// How much of the time an idle loop computes, in per cent. ALWAYS about 0: a thread that waits
  /// in `select` uses no processor.
  static long idle(Thread loopThread, Duration time) throws InterruptedException {
    long before = nanosComputed(loopThread);
    Thread.sleep(time);
    return 100 * (nanosComputed(loopThread) - before) / time.toNanos();
  }

  /// The control: a callback that submits itself again leaves no time to sleep.
  static long busy(Thread loopThread, HandmadeLoop loop, Duration time) {
    var end = new CompletableFuture<Void>();
    long before = nanosComputed(loopThread);
    loop.execute(
        new Runnable() {
          final long begin = System.nanoTime();

          @Override
          public void run() {
            if (System.nanoTime() - begin < time.toNanos()) {
              loop.execute(this);
            } else {
              end.complete(null);
            }
          }
        });
    end.join();
    return 100 * (nanosComputed(loopThread) - before) / time.toNanos();
  }

  /// Brings work from the calling thread, and returns the name of the thread that did it.
  static String callFromOutside(HandmadeLoop loop) {
    return supplyAsync(() -> Thread.currentThread().getName(), loop).join();
  }

  private static long nanosComputed(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
  }
}

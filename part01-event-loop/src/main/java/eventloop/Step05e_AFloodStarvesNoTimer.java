package eventloop;

import static lesson.Lesson.say;

import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Each callback submits another one. When does a timer get its turn?
///
/// One might expect: never, as there is always a callback to run first. But a turn of
/// [HandmadeLoop] runs at most [HandmadeLoop#BATCH] callbacks; then it looks at the sockets and the
/// timers again.
///
/// Run `make part_01 STEP=5e`. Watch when the timer comes. Then take the bound out of `turn`, the
/// `i < BATCH` of its last `for`, over `ready`: the step NEVER ends, until Ctrl-C.
///
/// Trap: A flood of callbacks starves the timers. In fact, the timers come through if a turn of the
/// loop runs a bounded number of callbacks.
final class Step05e_AFloodStarvesNoTimer {

  static void main() throws IOException {
    say("a timer of 0.1 s, and a flood of callbacks until it comes");
    try (var loop = new HandmadeLoop()) {
      say("it came after %s", flood(Duration.ofMillis(100), loop));
    }
  }

  /// When the timer came, after it was scheduled, and how often a callback that submits itself
  /// again had run by then.
  record Flood(Duration delay, long callbacks) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.1f s, through a flood of %,d callbacks",
          delay.toNanos() / 1e9,
          callbacks);
    }
  }

  static Flood flood(Duration delay, HandmadeLoop loop) {
    var end = new CompletableFuture<Void>();
    long scheduled = System.nanoTime();
    var came = new AtomicLong();
    loop.schedule(
        delay,
        () -> {
          came.set(System.nanoTime());
          end.complete(null);
        });
    var flood =
        new Runnable() {
          long times;

          @Override
          public void run() {
            times++;
            if (!end.isDone()) {
              loop.execute(this);
            }
          }
        };
    loop.execute(flood);
    loop.runUntilComplete(end);
    return new Flood(Duration.ofNanos(came.get() - scheduled), flood.times);
  }
}

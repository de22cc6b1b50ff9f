package eventloop;

import static lesson.Lesson.say;

import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Each callback submits another one. When does a timer get its turn?
///
/// One might expect: never, as there is always a callback to run first. But a turn of
/// [HandmadeLoop] runs at most [HandmadeLoop#BATCH] callbacks; then it looks at the sockets and the
/// timers again.
///
/// Trap: A flood of callbacks starves the timers. In fact, the timers come through if a turn of the
/// loop runs a bounded number of callbacks.
///
/// Run `make part_01 STEP=5e`. Watch when the timer comes. Then take the bound out of `turn`, the
/// `i < BATCH` of its last line: the step NEVER ends, until Ctrl-C.
final class Step05e_AFloodStarvesNoTimer {

  static void main() throws IOException {
    say("a timer of 0.1 s, and a flood of callbacks until it comes");
    try (var loop = new HandmadeLoop()) {
      say("it came through a flood of %,d callbacks", flood(Duration.ofMillis(100), loop));
    }
  }

  /// How many times a callback that submits itself again runs before a timer does.
  static long flood(Duration delay, HandmadeLoop loop) {
    var end = new CompletableFuture<Void>();
    loop.schedule(delay, () -> end.complete(null));
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
    return flood.times;
  }
}

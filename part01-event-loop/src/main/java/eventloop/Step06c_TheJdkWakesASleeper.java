package eventloop;

import static lesson.Lesson.say;

import eventloop.coroutines.Coroutines;
import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import lesson.Flags;

/// A coroutine calls `Thread.sleep` on our loop. Who wakes it?
///
/// One might expect the loop, which has timers. But `Thread.sleep` knows nothing of our loop: a
/// timer of the JDK's, on a thread of the JDK's, wakes the coroutine, and hands it to the loop to
/// go on. A coroutine that is to sleep by the loop's clock has to ask the loop for a timer.
///
/// Run `make part_01 STEP=6c`. Two coroutines sleep for 0.1 s on a loop whose clock stands still.
/// Watch which of them has to wait until `main` moves the clock.
final class Step06c_TheJdkWakesASleeper {

  static void main() throws IOException {
    Flags.needs("--add-opens=java.base/java.lang=ALL-UNNAMED");
    say("%s", String.join(", ", wakeUps(Duration.ofMillis(100))));
  }

  /// ALWAYS in this order: Thread.sleep is over, the loop's clock moves, the loop's timer is over.
  static List<String> wakeUps(Duration nap) throws IOException {
    var events = new ArrayList<String>();
    var clock = new AtomicLong(); // stands still
    try (var loop =
        new HandmadeLoop(clock::get, Selector.open(), failure -> events.add(failure.toString()))) {
      CompletableFuture<Void> byTheLoop =
          Coroutines.start(
              "by the loop",
              () -> {
                Coroutines.sleep(nap, loop);
                events.add("the loop's timer is over");
              },
              loop);
      CompletableFuture<Void> byTheJdk =
          Coroutines.start(
              "by the JDK",
              () -> {
                Thread.sleep(nap);
                events.add("Thread.sleep is over");
              },
              loop);
      loop.runUntilComplete(byTheJdk);
      clock.addAndGet(nap.toNanos());
      events.add("the loop's clock moves");
      loop.runUntilComplete(byTheLoop);
    }
    return events;
  }
}

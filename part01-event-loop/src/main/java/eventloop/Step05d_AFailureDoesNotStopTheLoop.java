package eventloop;

import static lesson.Lesson.say;

import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/// A callback throws. Who hears of it, and what becomes of the loop?
///
/// One might expect that the failure reaches the code that submitted the callback. But `execute`
/// has returned long ago. The loop catches what a callback throws, gives it to a handler, and goes
/// on; a loop that did not would let one callback stop all others.
///
/// Run `make part_01 STEP=5d`. Watch what comes after the failure.
final class Step05d_AFailureDoesNotStopTheLoop {

  static void main() throws IOException {
    say("a handler that takes note:  %s", String.join(", ", aHandlerTakesNote()));
    say("a handler that throws:      %s", String.join(", ", aHandlerThrows()));
  }

  /// ALWAYS the next callback runs.
  static List<String> aHandlerTakesNote() throws IOException {
    var events = new ArrayList<String>();
    try (var loop =
        new HandmadeLoop(
            System::nanoTime,
            Selector.open(),
            failure -> events.add("handler hears of " + failure.getMessage()))) {
      loop.execute(() -> fail("no ham"));
      loop.execute(() -> events.add("next callback runs"));
      loop.stop();
      loop.run();
      events.add("run returns");
    }
    return events;
  }

  /// The control: a failure that no handler takes ends the run. ALWAYS the next callback waits for
  /// another run.
  static List<String> aHandlerThrows() throws IOException {
    var events = new ArrayList<String>();
    try (var loop =
        new HandmadeLoop(
            System::nanoTime,
            Selector.open(),
            failure -> {
              throw new IllegalStateException(failure.getMessage());
            })) {
      loop.execute(() -> fail("no ham"));
      loop.execute(() -> events.add("next callback runs"));
      loop.stop();
      try {
        loop.run();
      } catch (IllegalStateException e) {
        events.add("run throws " + e.getMessage());
      }
      events.add("run again");
      loop.run();
    }
    return events;
  }

  private static void fail(String why) {
    throw new IllegalStateException(why);
  }
}

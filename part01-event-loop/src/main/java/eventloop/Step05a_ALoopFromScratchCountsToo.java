package eventloop;

import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What is an event loop made of?
///
/// One might expect a thread pool, or help from the JVM. [HandmadeLoop] is two queues, a sorted set
/// of timers, and a selector to sleep on; read it first. It counts as Netty's loop did in step 3.
///
/// Run `make part_01 STEP=5a`. Watch the thread, then the seconds.
///
/// Trap: An event loop needs a thread of its own. In fact, a loop can run on any thread: part 1's
/// loop, like asyncio's, runs on the one that calls its `run`.
final class Step05a_ALoopFromScratchCountsToo {

  static void main() throws IOException {
    try (var loop = new HandmadeLoop()) {
      var words = count(3, Duration.ofSeconds(1), loop);
      say("they said: %s", String.join(" ", words));
    }
    timeline();
  }

  /// Runs so many counters, and returns what they said, in order: ALWAYS every One before any Two.
  static List<String> count(int counters, Duration pause, HandmadeLoop loop) {
    var words = new ArrayList<String>(); // all counters write to it, and it needs no lock
    var ends = new CompletableFuture<?>[counters];
    for (int i = 0; i < counters; i++) {
      ends[i] = startCounter(words, pause, loop);
    }
    loop.runUntilComplete(CompletableFuture.allOf(ends));
    return words;
  }

  /// A counter in two callbacks. Between them it is an entry in the loop's set of timers.
  private static CompletableFuture<?> startCounter(
      List<String> words, Duration pause, HandmadeLoop loop) {
    var end = new CompletableFuture<Void>();
    loop.execute(() -> {
      var span = span("counter");
      say("One");
      words.add("One");
      loop.schedule(
          pause,
          () -> {
            span.runs();
            say("Two");
            words.add("Two");
            span.close();
            end.complete(null);
          });
      span.suspends();
    });
    return end;
  }
}

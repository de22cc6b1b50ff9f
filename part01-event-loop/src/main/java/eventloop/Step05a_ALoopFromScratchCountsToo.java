package eventloop;

import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// What is an event loop made of?
///
/// One might expect a thread pool, or help from the JVM. [HandmadeLoop] is two queues, a sorted set
/// and a selector to sleep on; read it first. It counts as Netty's loop did in step 3.
///
/// Run `make part_01 STEP=5a`. Watch the thread: the loop runs on `main`, and nobody else is
/// needed. Then the failure, which is not the loop's, and the flood, which drowns no timer.
final class Step05a_ALoopFromScratchCountsToo {

  static void main() throws IOException {
    var failures = new ArrayList<Throwable>();
    try (var loop = new HandmadeLoop(System::nanoTime, Selector.open(), failures::add)) {
      say("count: %s", count(3, Duration.ofSeconds(1), loop));

      loop.execute(() -> {
        throw new IllegalStateException("no ham");
      });
      loop.execute(() -> say("the loop goes on after %s", failures));
      loop.stop();
      loop.run();

      long flood = flood(Duration.ofMillis(100), loop);
      say("a timer of 0.1 s came through a flood of %,d callbacks", flood);
    }
    timeline();
  }

  /// Runs so many counters, and returns what they said, in order: ALWAYS every One before any Two.
  static List<String> count(int counters, Duration pause, HandmadeLoop loop) {
    var words = new ArrayList<String>(); // all counters write to it, and it needs no lock
    var ends =
        Stream.generate(() -> count(words, pause, loop))
            .limit(counters)
            .toArray(CompletableFuture<?>[]::new);
    loop.runUntilComplete(CompletableFuture.allOf(ends));
    return words;
  }

  /// A counter in two callbacks. Between them it is an entry in the loop's set of timers.
  private static CompletableFuture<?> count(List<String> words, Duration pause, HandmadeLoop loop) {
    var end = new CompletableFuture<Void>();
    loop.execute(() -> {
      var span = span("counter");
      say("One");
      words.add("One");
      span.waits();
      loop.schedule(
          pause,
          () -> {
            span.runs();
            say("Two");
            words.add("Two");
            span.close();
            end.complete(null);
          });
    });
    return end;
  }

  /// How many times a callback that submits itself again runs before a timer does. NEVER returns on
  /// a loop that runs callbacks until there are none.
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

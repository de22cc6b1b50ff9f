package eventloop;

import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import eventloop.coroutines.Coroutines;
import eventloop.loop.HandmadeLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import lesson.Flags;

/// Three coroutines say One, sleep for a second, and say Two, on one thread. How long do they take?
///
/// In step 3, sleepers on one loop took 3 s, so one might expect that again. But where a virtual
/// thread sleeps, the JDK takes it off its thread: the sleeper is suspended, and the thread runs
/// the others.
///
/// Run `make part_01 STEP=6b`. Compare the method with that of step 5a, and the picture with those
/// of step 3: this is a sleeper's code, and a callback's picture.
final class Step06b_ACoroutineCountsFromTopToBottom {

  static void main() throws IOException {
    Flags.needs("--add-opens=java.base/java.lang=ALL-UNNAMED");
    try (var loop = new HandmadeLoop()) {
      var count = count(3, () -> Thread.sleep(1000), loop);
      say("they said: %s", String.join(" ", count.words));
      say("the platform threads that ran them: %s", count.carriers);
    }
    timeline();
  }

  /// What was said, in order, and on which carriers: so the JDK calls the platform thread that a
  /// virtual thread runs on. ALWAYS every One before any Two, and one carrier.
  record Count(List<String> words, Set<String> carriers) {}

  static Count count(int counters, Coroutines.Body pause, HandmadeLoop loop) {
    var count = new Count(new ArrayList<>(), new TreeSet<>());
    var ends = new CompletableFuture<?>[counters];
    for (int i = 0; i < counters; i++) {
      ends[i] = Coroutines.start("count-" + (i + 1), () -> sayOneAndTwo(count, pause), loop);
    }
    loop.runUntilComplete(CompletableFuture.allOf(ends));
    return count;
  }

  private static void sayOneAndTwo(Count count, Coroutines.Body pause) throws Exception {
    try (var span = span("counter")) {
      say("One");
      count.words.add("One");
      count.carriers.add(carrier());
      span.waits();
      pause.run();
      span.runs();
      say("Two");
      count.words.add("Two");
      count.carriers.add(carrier());
    }
  }

  /// Only a virtual thread's `toString` tells, behind its last `@`.
  private static String carrier() {
    return Thread.currentThread().toString().replaceFirst(".*@", "");
  }
}

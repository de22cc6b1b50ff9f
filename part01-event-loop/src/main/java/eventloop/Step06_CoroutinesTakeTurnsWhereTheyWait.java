package eventloop;

import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import lesson.Flags;

/// Can code that reads from top to bottom take turns on one thread?
///
/// One might expect that this needs keywords, such as `async` and `await`. A virtual thread is a
/// coroutine already: where it waits, it leaves its thread to others. What the JDK hides is who
/// runs it next. Give it our loop for that, and it is a task like asyncio's: [Coroutines].
///
/// Run `make part_01 STEP=6`. Watch where a and b take turns: at the wait, and nowhere else. Then
/// compare `count` with that of step 5a. Then see who wakes a sleeper.
final class Step06_CoroutinesTakeTurnsWhereTheyWait {

  static void main() throws IOException {
    Flags.needs("--add-opens=java.base/java.lang=ALL-UNNAMED");
    try (var loop = new HandmadeLoop()) {
      say("turns: %s", turns(loop));
      say("count: %s", count(3, () -> Thread.sleep(1000), loop));
    }
    say("%s", wakeUps(Duration.ofMillis(100)));
    timeline();
  }

  /// ALWAYS [a looks, a thinks, b looks, b thinks, a acts, b acts]. The list is shared without a
  /// lock: the notes are taken by one thread at a time.
  static List<String> turns(HandmadeLoop loop) {
    var notes = new ArrayList<String>();
    var a = Coroutines.start("a", () -> lookThinkAct("a", notes), loop);
    var b = Coroutines.start("b", () -> lookThinkAct("b", notes), loop);
    loop.runUntilComplete(CompletableFuture.allOf(a, b));
    return notes;
  }

  @SuppressWarnings("ThreadPriorityCheck") // on one thread, yield lets the other one run, always
  static void lookThinkAct(String name, List<String> notes) {
    notes.add(name + " looks");
    notes.add(name + " thinks");
    Thread.yield(); // a wait, and the only place where the other one may run
    notes.add(name + " acts");
  }

  /// What was said, in order, and by whom: the words are the coroutines', the thread is the loop's.
  record Count(List<String> words, Set<String> carriers) {}

  /// The same count as in step 5a, written as one would say it.
  static Count count(int counters, Coroutines.Body pause, HandmadeLoop loop) {
    var count = new Count(new ArrayList<>(), new TreeSet<>());
    var ends =
        IntStream.rangeClosed(1, counters)
            .mapToObj(i -> Coroutines.start("count-" + i, () -> count(count, pause), loop))
            .toArray(CompletableFuture<?>[]::new);
    loop.runUntilComplete(CompletableFuture.allOf(ends));
    return count;
  }

  private static void count(Count count, Coroutines.Body pause) throws Exception {
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

  /// The platform thread below a virtual one; only `toString` tells.
  private static String carrier() {
    return Thread.currentThread().toString().replaceFirst(".*@", "");
  }

  /// Two coroutines nap for as long, on a loop whose clock stands still until one has woken. ALWAYS
  /// in this order: `Thread.sleep` waits for a timer of the JDK's, which knows nothing of our
  /// clock.
  static List<String> wakeUps(Duration nap) throws IOException {
    var events = new ArrayList<String>();
    var clock = new AtomicLong();
    try (var loop =
        new HandmadeLoop(clock::get, Selector.open(), failure -> events.add(failure.toString()))) {
      var ours =
          Coroutines.start(
              "ours",
              () -> {
                Coroutines.sleep(nap, loop);
                events.add("our sleep is over");
              },
              loop);
      var theirs =
          Coroutines.start(
              "theirs",
              () -> {
                Thread.sleep(nap);
                events.add("Thread.sleep is over");
              },
              loop);
      loop.runUntilComplete(theirs);
      clock.addAndGet(nap.toNanos());
      events.add("our clock moves");
      loop.runUntilComplete(ours);
    }
    return events;
  }
}

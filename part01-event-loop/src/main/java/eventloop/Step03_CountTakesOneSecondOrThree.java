package eventloop;

import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import eventloop.netty.Loops;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import lesson.Span;

/// Three counters say One, pause for a second, and say Two. How long do they take?
///
/// One might expect 3 s of one thread, and 1 s of three. One thread does it in 1 s as well, if each
/// counter gives the thread back for its pause: it says what comes next, and returns. A counter
/// that sleeps instead keeps the thread, and the others wait for it.
///
/// Run `make part_01 STEP=3`. Watch the order of the words, then the seconds, then what the pause
/// looks like in the picture.
final class Step03_CountTakesOneSecondOrThree {

  static void main() throws Exception {
    say("three counters: One, a pause of 1 s, Two");
    var pause = Duration.ofSeconds(1);
    Callable<?> sleep =
        () -> {
          Thread.sleep(pause);
          return null;
        };
    try (EventLoop loop = Loops.newLoop("loop");
        var platform = newThreadPerTaskExecutor(Thread.ofPlatform().name("thread-", 1).factory());
        var virtual = newThreadPerTaskExecutor(Thread.ofVirtual().name("virtual-", 1).factory())) {
      say("callbacks      %s", String.join(" ", callbacks("callbacks", loop, pause)));
      say("sleep on loop  %s", String.join(" ", sleepers("sleep on loop", loop, sleep)));
      say("on platform    %s", String.join(" ", sleepers("on platform", platform, sleep)));
      say("on virtual     %s", String.join(" ", sleepers("on virtual", virtual, sleep)));
    }
    timeline();
  }

  /// A counter is two callbacks. During its pause it is an entry in the loop's schedule, and has no
  /// thread. ALWAYS every One before any Two.
  static List<String> callbacks(String name, EventLoop loop, Duration pause) throws Exception {
    var words = new ArrayList<String>(); // the loop's thread alone writes to it
    var ends = new ArrayList<Future<?>>();
    Runnable startAll = // in one callback, so that no timer fires before the third One
        () -> {
          for (int i = 0; i < 3; i++) {
            var counter = new Counter(name, words);
            counter.one();
            ends.add(loop.schedule(counter::two, pause.toMillis(), MILLISECONDS));
            counter.span.suspends(); // this callback returns, and another one goes on
          }
        };
    loop.submit(startAll).get();
    awaitAll(ends);
    return words;
  }

  /// A counter is one method. During its pause it is a thread that waits. A loop is an executor
  /// like the others, and has one thread: ALWAYS One Two One Two One Two there.
  static List<String> sleepers(String name, ExecutorService executor, Callable<?> sleep)
      throws Exception {
    var words = new CopyOnWriteArrayList<String>();
    var ends = new ArrayList<Future<?>>();
    for (int i = 0; i < 3; i++) {
      ends.add(
          executor.submit(() -> {
            var counter = new Counter(name, words);
            counter.one();
            counter.span.waits(); // this thread waits
            sleep.call();
            counter.two();
            return null;
          }));
    }
    awaitAll(ends);
    return words;
  }

  private static void awaitAll(List<Future<?>> ends) throws Exception {
    for (Future<?> end : ends) {
      end.get();
    }
  }

  /// What it says, and its row in the picture.
  private static final class Counter {
    private final List<String> words;
    private final Span span;

    Counter(String name, List<String> words) {
      this.words = words;
      span = span(name);
    }

    void one() {
      words.add("One");
    }

    void two() {
      span.runs();
      words.add("Two");
      span.close();
    }
  }
}

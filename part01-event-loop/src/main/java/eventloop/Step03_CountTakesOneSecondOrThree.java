package eventloop;

import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import lesson.Span;

/// Three counters say One, pause for a second, and say Two. How long do they take?
///
/// One might expect 3 s of one thread, and 1 s of three. One thread does it in 1 s as well, if each
/// counter gives the thread back for its pause: it says what comes next, and returns. A counter
/// that sleeps instead keeps the thread, and the others wait for it.
///
/// Run `make part_01 STEP=3`. Watch the order of the words, then the seconds, then the picture: `#`
/// is a counter that holds a thread, `.` one that holds none.
final class Step03_CountTakesOneSecondOrThree {

  static void main() throws Exception {
    say("three counters: One, a pause of 1 s, Two");
    var pause = Duration.ofSeconds(1);
    Sleep sleep = () -> Thread.sleep(pause);
    try (EventLoop loop = Loops.newLoop("loop");
        var platform = newThreadPerTaskExecutor(Thread.ofPlatform().name("thread-", 1).factory());
        var virtual = newThreadPerTaskExecutor(Thread.ofVirtual().name("virtual-", 1).factory())) {
      say("callbacks      %s", callbacks("callbacks", loop, pause));
      say("sleep on loop  %s", sleeping("sleep on loop", loop, sleep));
      say("on platform    %s", sleeping("on platform", platform, sleep));
      say("on virtual     %s", sleeping("on virtual", virtual, sleep));
    }
    timeline();
  }

  /// Returns after One. During its pause the counter is an entry in the loop's schedule.
  private static Future<?> count(Counters.Counter counter, EventLoop loop, Duration pause) {
    counter.one();
    return loop.schedule(counter::two, pause.toMillis(), MILLISECONDS);
  }

  /// Returns after Two. During its pause the counter is a thread that sleeps.
  private static Void count(Counters.Counter counter, Sleep sleep) throws Exception {
    counter.one();
    sleep.sleep();
    counter.two();
    return null;
  }

  interface Sleep {
    void sleep() throws Exception;
  }

  static Count callbacks(String name, EventLoop loop, Duration pause) throws Exception {
    var three = new Counters(name);
    // One callback starts all three: no timer can fire before the third One.
    var ends =
        loop.submit(() -> three.stream().map(one -> one.waitsFor(count(one, loop, pause))).toList())
            .get();
    return three.saidBy(ends);
  }

  /// A loop is an executor like the others: what differs is how many threads it has.
  static Count sleeping(String name, ExecutorService executor, Sleep sleep) throws Exception {
    var three = new Counters(name);
    var ends = three.stream().map(one -> executor.submit(() -> count(one, sleep))).toList();
    return three.saidBy(ends);
  }

  /// What was said, in order, and on which threads.
  record Count(List<String> words, Set<String> threads) {}

  private static final class Counters {
    private final List<String> words = new CopyOnWriteArrayList<>();
    private final Set<String> threads = new ConcurrentSkipListSet<>();
    private final String name;

    Counters(String name) {
      this.name = name;
    }

    Stream<Counter> stream() {
      return Stream.generate(Counter::new).limit(3);
    }

    Count saidBy(List<? extends Future<?>> ends) throws Exception {
      for (Future<?> end : ends) {
        end.get();
      }
      return new Count(words, threads);
    }

    /// Its methods are called by one thread at a time.
    final class Counter {
      private Span span;

      void one() {
        span = span(name);
        says("One");
      }

      Future<?> waitsFor(Future<?> two) {
        span.waits(); // its callback is about to return
        return two;
      }

      void two() {
        span.runs();
        says("Two");
        span.close();
      }

      private void says(String word) {
        words.add(word);
        threads.add(Thread.currentThread().getName());
      }
    }
  }
}

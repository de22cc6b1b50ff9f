package executors;

import static java.util.concurrent.Executors.newFixedThreadPool;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// A monitor measures something every 50 ms, to the program's end. Is that a task for a pool?
///
/// One might expect so. But a pool's tasks come and go; one that stays takes a thread from all
/// others, and keeps `close` from returning. What is long-lived and has a state gets a thread of
/// its own, with a name, a start, an end, and an answer to the question whether it still lives.
///
/// Run `make part_06 STEP=5b`. Watch what becomes of the short task beside the monitor.
///
/// Trap: Work that never ends may be given to a pool like other work. In fact, it keeps one of the
/// pool's threads for ever.
final class Step05b_AMonitorHasAThreadOfItsOwn {

  static void main() throws Exception {
    var period = Duration.ofMillis(50);
    say("a monitor, and a short task beside it in a pool of one");
    try (var pool = newFixedThreadPool(1)) {
      Future<?> task = pool.submit(new Monitor(() -> 42, period)::run);
      say("monitor in the pool      the task is %s", shortTask(pool, Duration.ofMillis(300)));
      task.cancel(true); // else close() would never return
    }
    var round = new AtomicInteger();
    Callable<Integer> flaky = () -> 42 / (round.incrementAndGet() == 2 ? 0 : 1); // fails in round 2
    var monitor = new Monitor(flaky, period);
    try (monitor;
        var pool = newFixedThreadPool(1)) {
      monitor.start();
      say("a thread of its own      the task is %s", shortTask(pool, Duration.ofMinutes(1)));
      monitor.awaitRounds(3);
      say("after three rounds       %s", monitor.health());
    }
    say("after close              %s", monitor.health());
  }

  static String shortTask(ExecutorService pool, Duration limit) throws Exception {
    Future<String> task = pool.submit(() -> "done");
    try {
      return task.get(limit.toMillis(), MILLISECONDS);
    } catch (TimeoutException e) {
      return "waiting";
    }
  }

  /// Exercise 4 repairs what it lacks. Its lock guards its state, which its thread alone writes.
  static final class Monitor implements AutoCloseable {
    private final Thread thread = Thread.ofPlatform().name("monitor").unstarted(this::run);
    private final Callable<Integer> measure;
    private final Duration period;
    private int rounds;
    private int failed;
    private int last;

    Monitor(Callable<Integer> measure, Duration period) {
      this.measure = measure;
      this.period = period;
    }

    void start() {
      thread.start();
    }

    void run() {
      try {
        while (true) {
          round();
          Thread.sleep(period);
        }
      } catch (InterruptedException e) {
        // the end, as `close` asked for
      }
    }

    /// A round that fails is no reason to end (step 1c of part 3).
    private void round() throws InterruptedException {
      try {
        ended(measure.call(), 0);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        ended(last, 1);
      }
    }

    private synchronized void ended(int value, int failures) {
      rounds++;
      last = value;
      failed += failures;
      notifyAll();
    }

    synchronized void awaitRounds(int count) throws InterruptedException {
      while (rounds < count) {
        wait();
      }
    }

    synchronized Health health() {
      return new Health(thread.isAlive(), failed, last);
    }

    @Override
    public void close() {
      thread.interrupt();
      try {
        thread.join(); // no round of a monitor that was started runs after it
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the closing thread shall not wait
      }
    }
  }

  record Health(boolean alive, int failed, int last) {
    @Override
    public String toString() {
      return "%s; failed: %d, last: %d".formatted(alive ? "alive" : "ended", failed, last);
    }
  }
}

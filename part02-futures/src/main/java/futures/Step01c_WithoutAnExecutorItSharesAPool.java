package futures;

import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import lesson.Flags;

/// Three tasks of 0.2 s are given to `runAsync`: how many run at once?
///
/// One might expect three: that is what asynchronous sounds like. But without an executor they go
/// to the JVM's common pool, which has one thread less than there are cores, and at least one. It
/// is meant for computing, and shared: parallel streams use it, and any library in the process may.
/// A task that sleeps in it, or waits for a socket, keeps one of its few threads from all of them.
/// (For a `join` of another future the pool adds a thread: it can see that wait.)
///
/// Run `make part_02 STEP=1c`. It pretends to have two cores, so that you see one thread on any
/// machine. Watch the bars: a staircase, then a block.
///
/// Trap: `supplyAsync` and `runAsync` have threads enough. In fact, without an executor they share
/// the common pool, which has one thread less than there are cores, and at least one.
final class Step01c_WithoutAnExecutorItSharesAPool {

  static void main() {
    Flags.needs("-XX:ActiveProcessorCount=2");
    say(
        "three tasks of 0.2 s; cores: %d, threads in the common pool: %d",
        Runtime.getRuntime().availableProcessors(), ForkJoinPool.getCommonPoolParallelism());
    say("no executor:  %d at once", withoutAnExecutor(3, () -> sleep("no executor")));
    say("an executor:  %d at once", withAnExecutor(3, () -> sleep("an executor")));
    timeline();
  }

  /// The mistake: the call does not say on which threads the work runs. (It differs from the
  /// repair's in one argument.)
  ///
  /// ALWAYS as many at once as the common pool has threads, if there are that many tasks.
  static int withoutAnExecutor(int tasks, Runnable work) {
    var gauge = new Gauge(work);
    var started = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < tasks; i++) {
      started.add(CompletableFuture.runAsync(gauge));
    }
    started.forEach(CompletableFuture::join);
    return gauge.most.get();
  }

  /// The repair: a thread for each task. ALWAYS all at once, if they wait long enough to meet.
  static int withAnExecutor(int tasks, Runnable work) {
    var gauge = new Gauge(work);
    try (var threads = newThreadPerTaskExecutor(Thread.ofVirtual().name("own").factory())) {
      var started = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < tasks; i++) {
        started.add(CompletableFuture.runAsync(gauge, threads));
      }
      started.forEach(CompletableFuture::join);
    }
    return gauge.most.get();
  }

  /// Does `work`, and counts how many threads are in it at once, at most.
  private record Gauge(Runnable work, AtomicInteger now, AtomicInteger most) implements Runnable {
    Gauge(Runnable work) {
      this(work, new AtomicInteger(), new AtomicInteger());
    }

    @Override
    public void run() {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      work.run();
      now.decrementAndGet();
    }
  }

  private static void sleep(String name) {
    try (var _ = span(name).waits()) {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a Runnable can't throw it
    }
  }
}

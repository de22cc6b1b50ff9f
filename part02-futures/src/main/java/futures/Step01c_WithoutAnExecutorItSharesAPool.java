package futures;

import static java.util.concurrent.Executors.newThreadPerTaskExecutor;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lesson.Flags;

/// Three tasks of 0.2 s are given to `runAsync`: how many run at once?
///
/// One might expect three: that is what asynchronous sounds like. But without an executor they go
/// to the JVM's common pool, which has one thread less than there are cores. It is meant for
/// computing, and everybody shares it: parallel streams, and every library in the process. Who
/// sleeps in it, or waits for a socket, takes a core's share from all of them. (For a `join` of
/// another future it adds a thread: that wait it can see.)
///
/// Run `make part_02 STEP=1c`. It pretends to have two cores, so that you see one thread on any
/// machine. Watch the bars: a staircase, then a block.
final class Step01c_WithoutAnExecutorItSharesAPool {

  static void main() {
    Flags.needs("-XX:ActiveProcessorCount=2");
    say("three tasks of 0.2 s, %d thread in the pool", ForkJoinPool.getCommonPoolParallelism());
    say("no executor:  %d at once", mostAtOnce(3, UNNAMED, () -> sleep("no executor")));
    try (var threads = newThreadPerTaskExecutor(Thread.ofVirtual().name("own").factory())) {
      Starter named = work -> CompletableFuture.runAsync(work, threads); // the repair
      say("an executor:  %d at once", mostAtOnce(3, named, () -> sleep("an executor")));
    }
    timeline();
  }

  @FunctionalInterface
  interface Starter {
    CompletableFuture<?> start(Runnable work);
  }

  // The mistake: nobody sees on which threads this runs. Two of the JDK's overloads differ in it.
  static final Starter UNNAMED = CompletableFuture::runAsync;

  /// The peak in flight. ALWAYS: the size of the common pool, if that is smaller than `tasks`, for
  /// [#UNNAMED]; with a thread for each task, as many as there are if they meet.
  static int mostAtOnce(int tasks, Starter starter, Runnable work) {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    Runnable counted =
        () -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          work.run();
          now.decrementAndGet();
        };
    var started = Stream.generate(() -> starter.start(counted)).limit(tasks).toList();
    started.forEach(CompletableFuture::join);
    return most.get();
  }

  private static void sleep(String name) {
    try (var _ = span(name)) {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a Runnable can't throw it
    }
  }
}

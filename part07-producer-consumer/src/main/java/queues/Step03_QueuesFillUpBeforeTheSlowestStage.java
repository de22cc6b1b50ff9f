package queues;

import static lesson.Lesson.say;

import java.util.concurrent.Executors;
import queues.chain.WatchedQueue;
import queues.chain.WatchedQueue.Measured;

/// Producers feed workers, and the workers feed a collector, each through a queue of 5. Which queue
/// fills up?
///
/// One might expect that of the queue before the slowest stage alone, and of a longer queue that it
/// makes the chain faster. A chain is as fast as its slowest stage. The queue before that stage
/// fills up, and since a full queue holds back whoever puts, so does every queue before it; those
/// behind it are empty.
///
/// Run `make part_07 STEP=3`. Watch which queue is full. Each line is *Little's law*: as many items
/// are in a queue as come in a second, times the seconds that one stays.
///
/// Trap: A queue that is full needs more room. In fact, it needs a faster consumer: more room makes
/// each item wait longer, and no item come out sooner.
final class Step03_QueuesFillUpBeforeTheSlowestStage {

  static void main() throws InterruptedException {
    say("40 items through 2 producers, 2 workers and a collector");
    say("workers are slow, 0.1 s for an item:");
    print(slowWorkers());
    say("the collector is slow, 0.05 s for an item:");
    print(slowCollector());
  }

  /// Two workers at 0.1 s an item let 20 items a second through. SOMETIMES a little less.
  static Queues slowWorkers() throws InterruptedException {
    return run(new Speeds(5, 100, 5));
  }

  /// One collector at 0.05 s an item lets as many through.
  static Queues slowCollector() throws InterruptedException {
    return run(new Speeds(5, 10, 50));
  }

  /// Milliseconds that each stage takes for an item.
  record Speeds(int produce, int work, int collect) {}

  record Queues(Measured beforeWorkers, Measured beforeCollector) {}

  private static void print(Queues queues) {
    say("  before the workers     %s", queues.beforeWorkers());
    say("  before the collector   %s", queues.beforeCollector());
  }

  /// No stage fails here. If one did, the others would wait for it for ever: a program that can
  /// fail forks its stages in a scope (part 3, step 4a).
  private static Queues run(Speeds speeds) throws InterruptedException {
    var made = new WatchedQueue<Integer>(5, System::nanoTime);
    var worked = new WatchedQueue<Integer>(5, System::nanoTime);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        var _ = threads.submit(() -> produce(20, speeds.produce(), made));
        var _ = threads.submit(() -> work(20, speeds.work(), made, worked));
      }
      var _ = threads.submit(() -> collect(40, speeds.collect(), worked));
    } // waits for all five
    return new Queues(made.measured(), worked.measured());
  }

  private static Void produce(int count, int millis, WatchedQueue<Integer> made)
      throws InterruptedException {
    for (int i = 0; i < count; i++) {
      Thread.sleep(millis);
      made.put(i);
    }
    return null;
  }

  private static Void work(
      int count, int millis, WatchedQueue<Integer> made, WatchedQueue<Integer> worked)
      throws InterruptedException {
    for (int i = 0; i < count; i++) {
      int item = made.take();
      Thread.sleep(millis);
      worked.put(item);
    }
    return null;
  }

  private static Void collect(int count, int millis, WatchedQueue<Integer> worked)
      throws InterruptedException {
    for (int i = 0; i < count; i++) {
      worked.take();
      Thread.sleep(millis);
    }
    return null;
  }
}

package queues;

import static lesson.Lesson.say;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/// All items have been put. When are they all done?
///
/// One might look whether the queue is empty. It is empty as soon as the last item has been taken,
/// and the work on that item only begins then. asyncio's `Queue.join` waits for as many calls of
/// `task_done` as there were items; a [Phaser] counts the same here.
///
/// Run `make part_07 STEP=1d`. Watch how many items are done when each waiter goes on.
///
/// Trap: When the queue is empty, the work is done. In fact, what has been taken is still worked
/// on: count what was put, and what is done.
final class Step01d_AnEmptyQueueIsNotDone {

  static void main() throws InterruptedException {
    Work takes100Millis = _ -> Thread.sleep(100);
    say("three items of 0.1 s, one consumer");
    say("when the queue is empty      %d of 3 are done", untilEmpty(takes100Millis));
    say("when each item was counted   %d of 3 are done", untilCounted(takes100Millis));
  }

  /// The mistake. ALWAYS 2, if the work takes longer than a look at the queue.
  static int untilEmpty(Work work) throws InterruptedException {
    var queue = new LinkedBlockingQueue<Integer>();
    var done = new AtomicInteger();
    startConsumer(queue, work, done::incrementAndGet);
    for (int i = 1; i <= 3; i++) {
      queue.put(i);
    }
    while (!queue.isEmpty()) {
      Thread.sleep(1);
    }
    return done.get();
  }

  /// The repair: the phaser has a party for each item that is not done, and one for the waiter.
  /// ALWAYS 3.
  static int untilCounted(Work work) throws InterruptedException {
    var queue = new LinkedBlockingQueue<Integer>();
    var done = new AtomicInteger();
    var unfinished = new Phaser(1);
    Runnable taskDone =
        () -> {
          done.incrementAndGet();
          unfinished.arriveAndDeregister();
        };
    startConsumer(queue, work, taskDone);
    for (int i = 1; i <= 3; i++) {
      unfinished.register(); // before the item can be taken
      queue.put(i);
    }
    unfinished.arriveAndAwaitAdvance();
    return done.get();
  }

  @FunctionalInterface
  interface Work {
    void on(int item) throws InterruptedException;
  }

  /// On a virtual thread, which waits for a fourth item until the program ends. Work that throws
  /// ends it, and what is behind in the queue is never done: whoever copies it has to catch that.
  private static void startConsumer(BlockingQueue<Integer> queue, Work work, Runnable taskDone) {
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          int item = queue.take();
          try {
            work.on(item);
          } finally {
            taskDone.run(); // also for an item that fails: nothing more comes of it
          }
        }
      } catch (InterruptedException e) {
        // ends here
      }
    });
  }
}

package queues;

import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A producer makes items at once, and its consumer takes 0.2 s for each. Where do they wait?
///
/// One might expect that a queue slows the producer down. `new LinkedBlockingQueue<>()` has room
/// for 2,147,483,647 items: the producer never waits, and all that it makes is kept in memory. A
/// bound makes `put` wait while the queue is full: that is *back-pressure*. A hand-off keeps none.
///
/// Run `make part_07 STEP=2`. Watch who waits: the items in the queue, or the producer (`B`).
///
/// Trap: A queue gives back-pressure. In fact, its bound does, and a `LinkedBlockingQueue` has none
/// unless it is given one.
final class Step02_ABoundHoldsTheProducerBack {

  static void main() throws InterruptedException {
    say("5 items of 1 MB; the consumer takes 0.2 s for each");
    say("LinkedBlockingQueue()   %s", unbounded(Step02_ABoundHoldsTheProducerBack::takes200Millis));
    say("ArrayBlockingQueue(2)   %s", bounded(Step02_ABoundHoldsTheProducerBack::takes200Millis));
    say("SynchronousQueue()      %s", handOff(Step02_ABoundHoldsTheProducerBack::takes200Millis));
    timeline();
  }

  /// The mistake, where the consumer may be slower for long: what is not consumed is kept. ALWAYS 4
  /// at most: the consumer has the first.
  static Kept unbounded(Work work) throws InterruptedException {
    return produce(new LinkedBlockingQueue<>(), "unbounded", work);
  }

  /// The repair. ALWAYS 2 at most.
  static Kept bounded(Work work) throws InterruptedException {
    return produce(new ArrayBlockingQueue<>(2), "bounded", work);
  }

  /// The tightest: `put` returns when a consumer has taken the item. ALWAYS 0.
  static Kept handOff(Work work) throws InterruptedException {
    return produce(new SynchronousQueue<>(), "hand-off", work);
  }

  /// The most items that were in the queue, and how often the producer had to wait.
  record Kept(int most, int waits) {
    @Override
    public String toString() {
      return "at most %d MB in the queue, the producer waits for %d of 5 items"
          .formatted(most, waits);
    }
  }

  /// What a consumer does with an item. It may look how far the producer is meanwhile.
  @FunctionalInterface
  interface Work {
    void on(byte[] item, Progress progress) throws InterruptedException;
  }

  /// Counted by the producer's thread.
  record Progress(AtomicInteger made, AtomicInteger waits) {}

  private static void takes200Millis(byte[] item, Progress progress) throws InterruptedException {
    Thread.sleep(200);
  }

  private static Kept produce(BlockingQueue<byte[]> queue, String name, Work work)
      throws InterruptedException {
    var progress = new Progress(new AtomicInteger(1), new AtomicInteger());
    var consumer = new Consumer(queue, name, progress, work);
    queue.put(new byte[1_000_000]);
    consumer.began.await();
    int most = 0;
    try (var producer = span(name)) {
      while (progress.made.get() < 5) {
        byte[] item = new byte[1_000_000];
        if (!queue.offer(item)) {
          progress.waits.incrementAndGet();
          producer.waits();
          queue.put(item);
          producer.runs();
        }
        progress.made.incrementAndGet();
        most = Math.max(most, queue.size());
      }
    }
    consumer.thread.join();
    return new Kept(most, progress.waits.get());
  }

  /// Takes five items, on a virtual thread.
  private static final class Consumer {
    final CountDownLatch began = new CountDownLatch(1);
    final Thread thread;

    Consumer(BlockingQueue<byte[]> queue, String name, Progress progress, Work work) {
      Runnable consume =
          () -> {
            try (var _ = span(name).waits()) {
              for (int i = 0; i < 5; i++) {
                byte[] item = queue.take();
                began.countDown();
                work.on(item, progress);
              }
            } catch (InterruptedException e) {
              throw new IllegalStateException("no thread interrupts this one", e);
            }
          };
      thread = Thread.ofVirtual().name("consumer").start(consume);
    }
  }
}

package queues;

import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/// A consumer is to stop, and items are still in its queue. What becomes of them?
///
/// One might expect a consumer that was interrupted to finish what it was given. The interrupt ends
/// the work on the item that it has in hand, and then the loop; nobody takes what is left. A pill
/// stands behind the items, so all of them are worked on before it is taken.
///
/// Run `make part_07 STEP=1b`. Count the items: done, cut off, left.
///
/// Trap: An interrupt stops a consumer when it has finished its items. In fact, it cuts off the
/// item in hand, and leaves the others in the queue: drain it, if they matter.
final class Step01b_AnInterruptLosesWhatIsQueued {

  static void main() throws InterruptedException {
    say("five items of 0.1 s; the consumer is to stop while it works on the second");
    say("interrupted             %s", interrupted(_ -> 100));
    say("interrupted, drained    %s", interruptedAndDrained(_ -> 100));
    say("a pill behind the last  %s", pill(_ -> 100));
  }

  /// The mistake. ALWAYS 1 done, 1 cut off and 3 that nobody asks for again.
  static Outcome interrupted(IntUnaryOperator millis) throws InterruptedException {
    var queue = new LinkedBlockingQueue<>(items());
    var consumer = new Consumer(queue, millis);
    consumer.second.await();
    consumer.thread.interrupt();
    consumer.thread.join();
    return consumer.outcome(List.of());
  }

  /// A repair, and what `shutdownNow` does: whoever stops the consumer gets the rest back. The item
  /// in hand is cut off all the same. ALWAYS.
  static Outcome interruptedAndDrained(IntUnaryOperator millis) throws InterruptedException {
    var queue = new LinkedBlockingQueue<>(items());
    var consumer = new Consumer(queue, millis);
    consumer.second.await();
    consumer.thread.interrupt();
    consumer.thread.join(); // before this, the consumer could still take one
    var rest = new ArrayList<Optional<Integer>>();
    queue.drainTo(rest);
    return consumer.outcome(rest);
  }

  /// The repair, if the items are to be worked on. ALWAYS 5 done.
  static Outcome pill(IntUnaryOperator millis) throws InterruptedException {
    var queue = new LinkedBlockingQueue<>(items());
    var consumer = new Consumer(queue, millis);
    consumer.second.await();
    queue.put(Optional.empty());
    consumer.thread.join();
    return consumer.outcome(List.of());
  }

  /// What became of the items.
  record Outcome(int done, int cutOff, int left, int handedBack) {
    @Override
    public String toString() {
      return "%d done, %d cut off, %d left in the queue, %d handed back"
          .formatted(done, cutOff, left, handedBack);
    }
  }

  private static List<Optional<Integer>> items() {
    return List.of(1, 2, 3, 4, 5).stream().map(Optional::of).toList();
  }

  private static final class Consumer {
    final CountDownLatch second = new CountDownLatch(1);
    final Thread thread;
    private final BlockingQueue<Optional<Integer>> queue;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final IntUnaryOperator millis; // what an item takes

    Consumer(BlockingQueue<Optional<Integer>> queue, IntUnaryOperator millis) {
      this.queue = queue;
      this.millis = millis;
      thread = Thread.startVirtualThread(this::consume);
    }

    private void consume() {
      try {
        for (var item = queue.take(); item.isPresent(); item = queue.take()) {
          work(item.get());
        }
      } catch (InterruptedException e) {
        // it was told to stop, and this is its last line
      }
    }

    private void work(int item) throws InterruptedException {
      try {
        if (item == 2) {
          second.countDown();
        }
        Thread.sleep(millis.applyAsInt(item));
        done.incrementAndGet();
      } catch (InterruptedException e) {
        cutOff.incrementAndGet();
        throw e;
      }
    }

    Outcome outcome(List<Optional<Integer>> handedBack) {
      return new Outcome(done.get(), cutOff.get(), queue.size(), handedBack.size());
    }
  }
}

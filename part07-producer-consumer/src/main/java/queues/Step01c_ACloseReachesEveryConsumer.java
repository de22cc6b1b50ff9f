package queues;

import static lesson.Lesson.awaitWaiting;
import static lesson.Lesson.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import queues.closing.ClosableQueue;

/// How do consumers hear of the end if nobody has counted them?
///
/// One might expect a queue to have a `close`. A [java.util.concurrent.BlockingQueue] has none: a
/// pill takes its place, and whoever puts in the pills must know how many consumers there are. A
/// queue that can be closed tells each consumer that asks. It also refuses each producer that comes
/// later, and one that waits for room at that moment.
///
/// Run `make part_07 STEP=1c`. Watch how many consumers stop, and what becomes of the third item.
final class Step01c_ACloseReachesEveryConsumer {

  static void main() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      say("10 items, one close:         %s", closeReachesAll(threads));
    }
    say("full, and then closed:       %s", aProducerThatWaits());
  }

  /// ALWAYS all three stop, and what was put before is taken.
  static Stopped closeReachesAll(ExecutorService threads) throws Exception {
    var queue = new ClosableQueue<Integer>(2);
    var consumers = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 3; i++) {
      consumers.add(threads.submit(() -> consume(queue)));
    }
    for (int i = 0; i < 10; i++) {
      queue.put(i);
    }
    queue.close();
    int taken = 0;
    for (Future<Integer> consumer : consumers) {
      taken += consumer.get();
    }
    return new Stopped(consumers.size(), taken);
  }

  private static int consume(ClosableQueue<Integer> queue) throws InterruptedException {
    int taken = 0;
    for (Optional<Integer> item = queue.take(); item.isPresent(); item = queue.take()) {
      taken++;
    }
    return taken;
  }

  /// A producer that waits for room when the queue is closed. ALWAYS refused, and what was accepted
  /// before is still taken.
  static Refused aProducerThatWaits() throws InterruptedException {
    var queue = new ClosableQueue<String>(2);
    queue.put("first");
    queue.put("second");
    var third =
        new FutureTask<>(() -> {
          queue.put("third");
          return null;
        });
    Thread producer = Thread.startVirtualThread(third);
    awaitWaiting(producer);
    queue.close();
    producer.join();
    var taken = new ArrayList<String>();
    for (var item = queue.take(); item.isPresent(); item = queue.take()) {
      taken.add(item.get());
    }
    return new Refused(third.exceptionNow(), taken);
  }

  record Stopped(int consumers, int taken) {
    @Override
    public String toString() {
      return "%d consumers stop, %d items were taken".formatted(consumers, taken);
    }
  }

  record Refused(Throwable refusal, List<String> taken) {
    @Override
    public String toString() {
      return "third is refused (%s), %s are taken"
          .formatted(refusal.getClass().getSimpleName(), String.join(" and ", taken));
    }
  }
}

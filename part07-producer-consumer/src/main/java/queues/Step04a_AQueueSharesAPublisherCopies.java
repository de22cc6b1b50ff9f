package queues;

import static lesson.Lesson.say;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SubmissionPublisher;
import queues.closing.ClosableQueue;
import queues.subscriber.CountingSubscriber;

/// Two readers want six items each. Does one queue serve both?
///
/// One might put the items into a queue, and let both take from it. A queue *shares*: each item
/// goes to one of the readers. A publisher *copies*: it has a queue for each subscriber.
///
/// Run `make part_07 STEP=4a`. Count the items.
///
/// Trap: Two readers of a queue both get every item. In fact, each item goes to one of them; a
/// publisher gives every item to every subscriber.
final class Step04a_AQueueSharesAPublisherCopies {

  static void main() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      say("six items, two readers");
      say("one queue      %s", oneQueue(threads));
      say("a publisher    %s", aPublisher(threads));
    }
  }

  /// ALWAYS 6 in all. Who gets how many is SOMETIMES this and sometimes that.
  static Got oneQueue(ExecutorService threads) throws Exception {
    var queue = new ClosableQueue<Integer>(6);
    Future<Integer> one = threads.submit(() -> read(queue));
    Future<Integer> other = threads.submit(() -> read(queue));
    for (int i = 1; i <= 6; i++) {
      queue.put(i);
    }
    queue.close();
    return new Got("share", one.get() + other.get());
  }

  private static int read(ClosableQueue<Integer> queue) throws InterruptedException {
    int got = 0;
    while (queue.take().isPresent()) {
      got++;
    }
    return got;
  }

  /// ALWAYS 6 each: `submit` puts the item into the queue of each subscriber.
  static Got aPublisher(ExecutorService threads) throws InterruptedException {
    var one = CountingSubscriber.fast();
    var other = CountingSubscriber.fast();
    try (var publisher = new SubmissionPublisher<Integer>(threads, 8)) {
      publisher.subscribe(one);
      publisher.subscribe(other);
      for (int i = 1; i <= 6; i++) {
        var _ = publisher.submit(i);
      }
    } // its close tells each subscriber that no more will come
    return new Got("get", one.awaitEnd() + other.awaitEnd());
  }

  /// What both readers have got together.
  record Got(String verb, int items) {
    @Override
    public String toString() {
      return "the two " + verb + " " + items + " items";
    }
  }
}

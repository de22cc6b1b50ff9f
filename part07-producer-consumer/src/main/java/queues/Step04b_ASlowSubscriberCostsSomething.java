package queues;

import static lesson.Lesson.awaitWaiting;
import static lesson.Lesson.say;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SubmissionPublisher;
import queues.subscriber.CountingSubscriber;

/// Two subscribers, and one of them takes nothing. What becomes of the other?
///
/// One might expect that it is not its business. A publisher has room for a few items for each
/// subscriber. When the room of the slow one is full, somebody has to pay: all, who wait for it;
/// the slow one, who loses items; or the slow one, who loses its subscription.
///
/// Run `make part_07 STEP=4b`. Watch what the fast one has got, and what the slow one will get.
///
/// Trap: A slow subscriber hurts only itself. In fact, `submit` waits until its buffer has room,
/// and all other subscribers wait with it; `offer` lets you choose.
final class Step04b_ASlowSubscriberCostsSomething {

  private static final int ROOM = 4; // SubmissionPublisher rounds up to a power of two

  static void main() throws InterruptedException {
    say("10 items, room for 4 for each of two subscribers, and one of the two takes nothing yet");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      say("block       %s", block(threads));
      say("drop        %s", drop(threads));
      say("disconnect  %s", disconnect(threads));
    }
  }

  /// All pay: `submit` waits until the slow one has room. ALWAYS 5 meanwhile: the fast one was
  /// given the fifth before the producer began to wait.
  static Got block(ExecutorService threads) throws InterruptedException {
    var fast = CountingSubscriber.fast();
    var slow = CountingSubscriber.slow();
    var publisher = new SubmissionPublisher<Integer>(threads, ROOM);
    publisher.subscribe(fast);
    publisher.subscribe(slow);
    Runnable produce =
        () -> {
          for (int i = 1; i <= 10; i++) {
            var _ = publisher.submit(i);
          }
          publisher.close();
        };
    Thread producer = Thread.startVirtualThread(produce);
    awaitWaiting(producer);
    int meanwhile = fast.await(5);
    slow.request(10);
    return new Got(meanwhile, fast.awaitEnd(), slow.awaitEnd());
  }

  /// The slow one pays with items: what finds no room is gone for it. ALWAYS 6 of 10.
  static Got drop(ExecutorService threads) throws InterruptedException {
    var fast = CountingSubscriber.fast();
    var slow = CountingSubscriber.slow();
    try (var publisher = new SubmissionPublisher<Integer>(threads, ROOM)) {
      publisher.subscribe(fast);
      publisher.subscribe(slow);
      for (int i = 1; i <= 10; i++) {
        publisher.offer(i, (_, _) -> false); // false: do not try again
        fast.await(i);
      }
    }
    int meanwhile = fast.await(10);
    slow.request(10);
    return new Got(meanwhile, fast.awaitEnd(), slow.awaitEnd());
  }

  /// The slow one pays with its subscription. What was in its buffer is gone as well. ALWAYS; and
  /// `cancel` calls none of its methods, so it knows only because `disconnect` tells it.
  static Got disconnect(ExecutorService threads) throws InterruptedException {
    var fast = CountingSubscriber.fast();
    var slow = CountingSubscriber.slow();
    try (var publisher = new SubmissionPublisher<Integer>(threads, ROOM)) {
      publisher.subscribe(fast);
      publisher.subscribe(slow);
      for (int i = 1; i <= 10; i++) {
        publisher.offer(
            i,
            (tooSlow, _) -> {
              ((CountingSubscriber) tooSlow).disconnect();
              return false;
            });
        fast.await(i);
      }
    }
    int meanwhile = fast.await(10);
    slow.request(10);
    return new Got(meanwhile, fast.awaitEnd(), slow.awaitEnd());
  }

  /// How many items the fast one had got while the slow one took nothing, and how many each of them
  /// got in the end.
  record Got(int meanwhile, int fast, int slow) {
    @Override
    public String toString() {
      return "meanwhile the fast one gets %2d; in the end the fast one has %d, the slow one %d"
          .formatted(meanwhile, fast, slow);
    }
  }
}

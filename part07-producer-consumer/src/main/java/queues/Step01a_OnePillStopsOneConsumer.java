package queues;

import static lesson.Lesson.say;

import java.lang.Thread.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Two producers have made all of their items. How do three consumers hear that no more will come?
///
/// A common answer is a *poison pill*: an item that means "stop". One might expect that one is
/// enough, and that a producer puts it in when it is done. But whoever takes the pill takes it from
/// the other consumers, and the pill of one producer overtakes the items of the other.
///
/// Run `make part_07 STEP=1a`. Watch which consumers stop, and which items arrive.
///
/// Trap: One poison pill stops all consumers. In fact, it stops the one that takes it: put in one
/// for each, after the last item of the last producer.
final class Step01a_OnePillStopsOneConsumer {

  private static final Optional<Integer> PILL = Optional.empty();
  private static final int CONSUMERS = 3;

  static void main() throws InterruptedException {
    say("two producers of 5 items each, three consumers");
    say("one pill                %s", onePill());
    say("pills of one producer   %s", pillsOfOneProducer());
    say("a pill each, at last    %s", aPillEachAtLast());
  }

  /// The mistake: the consumer that takes the pill stops; the others wait for ever. ALWAYS 1 of 3.
  static Outcome onePill() throws InterruptedException {
    var queue = new ArrayBlockingQueue<Optional<Integer>>(16);
    var consumers = new Consumers(queue);
    Thread a = produce(queue, 5);
    Thread b = produce(queue, 5);
    a.join();
    b.join();
    queue.put(PILL);
    return consumers.outcome();
  }

  /// The mistake: there are pills enough, and they come too early. ALWAYS 5 items stay behind them.
  static Outcome pillsOfOneProducer() throws InterruptedException {
    var queue = new ArrayBlockingQueue<Optional<Integer>>(16);
    var consumers = new Consumers(queue);
    Thread a = produce(queue, 5);
    a.join();
    for (int i = 0; i < CONSUMERS; i++) {
      queue.put(PILL);
    }
    Thread b = produce(queue, 5); // stands for a slow producer: its items come behind the pills
    b.join();
    return consumers.outcome();
  }

  /// The repair. ALWAYS 3 of 3, and all items.
  static Outcome aPillEachAtLast() throws InterruptedException {
    var queue = new ArrayBlockingQueue<Optional<Integer>>(16);
    var consumers = new Consumers(queue);
    Thread a = produce(queue, 5);
    Thread b = produce(queue, 5);
    a.join();
    b.join();
    for (int i = 0; i < CONSUMERS; i++) {
      queue.put(PILL);
    }
    return consumers.outcome();
  }

  /// How many consumers have stopped and how many items they have taken, when nothing more happens.
  record Outcome(int stopped, int taken) {
    @Override
    public String toString() {
      return "%d of 3 consumers stop, %2d of 10 items are taken".formatted(stopped, taken);
    }
  }

  private static Thread produce(BlockingQueue<Optional<Integer>> queue, int count) {
    return Thread.startVirtualThread(() -> {
      for (int i = 0; i < count; i++) {
        queue.add(Optional.of(i)); // there is room for all
      }
    });
  }

  private static final class Consumers {
    private final BlockingQueue<Optional<Integer>> queue;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();

    Consumers(BlockingQueue<Optional<Integer>> queue) {
      this.queue = queue;
      for (int i = 0; i < CONSUMERS; i++) {
        threads.add(Thread.startVirtualThread(this::consume));
      }
    }

    private void consume() {
      try {
        while (queue.take().isPresent()) {
          taken.incrementAndGet();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("no thread interrupts a consumer here", e);
      }
    }

    /// Waits until each consumer has stopped, or waits for an item that never comes.
    Outcome outcome() {
      while (threads.stream().map(Thread::getState).anyMatch(this::mayGoOn)) {
        Thread.onSpinWait();
      }
      int stopped = (int) threads.stream().filter(thread -> !thread.isAlive()).count();
      return new Outcome(stopped, taken.get());
    }

    private boolean mayGoOn(State state) {
      return state != State.TERMINATED && !(state == State.WAITING && queue.isEmpty());
    }
  }
}

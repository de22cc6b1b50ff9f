package queues.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import queues.chain.WatchedQueue.Measured;

@Timeout(30)
class WatchedQueueTest {

  private static final long SECOND = 1_000_000_000;

  private long now = 17 * SECOND;
  private final WatchedQueue<String> queue = new WatchedQueue<>(2, () -> now);

  @Test
  void it_measures_length_rate_and_stay() throws InterruptedException {
    queue.put("a"); // at 0 s
    now += SECOND;
    queue.put("b"); // at 1 s
    now += SECOND;
    assertThat(queue.take()).isEqualTo("a"); // stayed 2 s
    now += 2 * SECOND;
    assertThat(queue.take()).isEqualTo("b"); // stayed 3 s
    // 1 item for 1 s, 2 for 1 s, 1 for 2 s: 5 item seconds in 4 s
    assertThat(queue.measured()).isEqualTo(new Measured(5 / 4.0, 2 / 4.0, 5 / 2.0));
    assertThat(queue.measured()).hasToString("1.25 items = 0.5 a second x 2.500 s");
  }

  @Test
  void little_is_right_whatever_comes_and_goes() throws InterruptedException {
    var random = new Random(7);
    var queue = new WatchedQueue<Integer>(5, () -> now);
    int length = 0;
    for (int i = 0; i < 1000; i++) {
      now += random.nextLong(SECOND);
      if (length == 0 || (length < 5 && random.nextBoolean())) {
        queue.put(i);
        length++;
      } else {
        queue.take();
        length--;
      }
    }
    for (; length > 0; length--) {
      now += random.nextLong(SECOND);
      queue.take();
    }
    Measured measured = queue.measured();
    assertThat(measured.length())
        .isCloseTo(measured.perSecond() * measured.stay(), within(1e-9))
        .isBetween(0.5, 5.0);
  }

  @Test
  void it_makes_a_producer_wait_while_it_is_full() throws Exception {
    queue.put("a");
    queue.put("b");
    var third =
        new FutureTask<Void>(() -> {
          queue.put("c");
          return null;
        });
    Thread producer = Thread.startVirtualThread(third);
    while (producer.getState() != Thread.State.WAITING) {
      assertThat(third).isNotDone();
    }
    assertThat(queue.take()).isEqualTo("a");
    third.get();
    assertThat(queue.take()).isEqualTo("b");
    assertThat(queue.take()).isEqualTo("c");
  }

  @Test
  void it_makes_a_consumer_wait_while_it_is_empty() throws Exception {
    var taken = new FutureTask<>(queue::take);
    Thread consumer = Thread.startVirtualThread(taken);
    while (consumer.getState() != Thread.State.WAITING) {
      assertThat(taken).isNotDone();
    }
    queue.put("a");
    assertThat(taken.get()).isEqualTo("a");
  }
}

package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static queues.Step02_ABoundHoldsTheProducerBack.bounded;
import static queues.Step02_ABoundHoldsTheProducerBack.handOff;
import static queues.Step02_ABoundHoldsTheProducerBack.unbounded;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import queues.Step02_ABoundHoldsTheProducerBack.Kept;
import queues.Step02_ABoundHoldsTheProducerBack.Progress;
import queues.Step02_ABoundHoldsTheProducerBack.Work;

/// The consumer works on an item until the producer waits for it, or has no more to wait for.
@Timeout(30)
class Step02_ABoundHoldsTheProducerBackTest {

  private int consumed;

  private Work untilTheProducerWaits(int times) {
    return (_, producer) -> {
      consumed++;
      while (producer.waits().get() < Math.min(consumed, times)) {
        Thread.sleep(1);
      }
    };
  }

  private static void untilAllAreMade(byte[] item, Progress producer) throws InterruptedException {
    while (producer.made().get() < 5) {
      Thread.sleep(1);
    }
  }

  @Test
  void without_a_bound_everything_is_kept_and_the_producer_never_waits() throws Exception {
    assertThat(unbounded(Step02_ABoundHoldsTheProducerBackTest::untilAllAreMade))
        .isEqualTo(new Kept(4, 0));
  }

  @Test
  void a_bound_is_what_is_kept_and_the_producer_waits_for_the_rest() throws Exception {
    assertThat(bounded(untilTheProducerWaits(2))).isEqualTo(new Kept(2, 2));
  }

  @Test
  void a_hand_off_keeps_nothing_and_the_producer_waits_each_time() throws Exception {
    assertThat(handOff(untilTheProducerWaits(4))).isEqualTo(new Kept(0, 4));
  }

  @Test
  void the_bound_of_a_linked_queue_that_is_given_none_is_no_bound() {
    assertThat(new LinkedBlockingQueue<>().remainingCapacity()).isEqualTo(2_147_483_647);
    assertThat(new ArrayBlockingQueue<>(2).remainingCapacity()).isEqualTo(2);
    assertThat(new SynchronousQueue<>().remainingCapacity()).isZero();
  }

  @Test
  void a_full_queue_refuses_by_false_or_by_an_exception() {
    var queue = new ArrayBlockingQueue<String>(1);
    assertThat(queue.offer("first")).isTrue();
    assertThat(queue.offer("second")).isFalse();
    assertThatThrownBy(() -> queue.add("third")).hasMessage("Queue full");
    assertThat(queue).containsExactly("first");
  }
}

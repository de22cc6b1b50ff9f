package queues.fair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundRobinQueueTest {

  private final RoundRobinQueue<String, String> queue = new RoundRobinQueue<>();

  private List<String> take(int count) throws InterruptedException {
    var taken = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      taken.add(queue.take());
    }
    return taken;
  }

  @Test
  void one_of_each_submitter_in_turn_and_of_one_in_order() throws InterruptedException {
    queue.put("ann", "a1");
    queue.put("ann", "a2");
    queue.put("ann", "a3");
    queue.put("ben", "b1");
    queue.put("cas", "c1");
    queue.put("cas", "c2");
    assertThat(take(6)).containsExactly("a1", "b1", "c1", "a2", "c2", "a3");
  }

  @Test
  void who_comes_again_goes_to_the_end_of_the_round() throws InterruptedException {
    queue.put("ann", "a1");
    queue.put("ben", "b1");
    queue.put("ben", "b2");
    assertThat(queue.take()).isEqualTo("a1");
    queue.put("ann", "a2");
    assertThat(take(3)).containsExactly("b1", "a2", "b2");
  }

  @Test
  void a_consumer_waits_while_there_is_nothing() throws Exception {
    var taken = new FutureTask<>(queue::take);
    Thread consumer = Thread.startVirtualThread(taken);
    while (consumer.getState() != Thread.State.WAITING) {
      assertThat(taken).isNotDone();
    }
    queue.put("ann", "a1");
    assertThat(taken.get()).isEqualTo("a1");
  }
}

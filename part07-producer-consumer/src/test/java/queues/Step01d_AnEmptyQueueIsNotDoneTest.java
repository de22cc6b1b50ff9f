package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step01d_AnEmptyQueueIsNotDone.untilCounted;
import static queues.Step01d_AnEmptyQueueIsNotDone.untilEmpty;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step01d_AnEmptyQueueIsNotDoneTest {

  private final CountDownLatch atTheThird = new CountDownLatch(1);
  private final CountDownLatch mayFinish = new CountDownLatch(1);

  private void holdTheThird(int item) throws InterruptedException {
    if (item == 3) {
      atTheThird.countDown();
      mayFinish.await();
    }
  }

  @Test
  void an_empty_queue_says_that_the_last_item_was_taken() throws InterruptedException {
    assertThat(untilEmpty(this::holdTheThird)).isEqualTo(2);
  }

  @Test
  void a_count_of_unfinished_items_says_that_the_last_was_done() throws Exception {
    var waiter = new FutureTask<>(() -> untilCounted(this::holdTheThird));
    Thread thread = Thread.startVirtualThread(waiter);
    atTheThird.await();
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(waiter).isNotDone();
    }
    mayFinish.countDown();
    assertThat(waiter.get()).isEqualTo(3);
  }
}

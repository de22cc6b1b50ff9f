package executors;

import static executors.Step01e_APoolGrowsWhenItsQueueIsFull.fiveTasks;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

class Step01e_APoolGrowsWhenItsQueueIsFullTest {

  @Test
  void without_a_bound_one_thread_has_all_the_work() throws Exception {
    assertThat(fiveTasks(new LinkedBlockingQueue<>()))
        .containsExactly("new thread", "queued", "queued", "queued", "queued");
  }

  @Test
  void with_a_bound_the_queue_fills_then_the_pool_and_then_tasks_are_rejected() throws Exception {
    assertThat(fiveTasks(new ArrayBlockingQueue<>(1)))
        .containsExactly("new thread", "queued", "new thread", "new thread", "rejected");
  }

  @Test
  void without_a_queue_the_pool_grows_at_once() throws Exception {
    assertThat(fiveTasks(new SynchronousQueue<>()))
        .containsExactly("new thread", "new thread", "new thread", "rejected", "rejected");
  }
}

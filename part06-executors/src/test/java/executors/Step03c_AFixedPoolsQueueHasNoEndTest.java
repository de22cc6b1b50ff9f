package executors;

import static executors.Step03c_AFixedPoolsQueueHasNoEnd.printedBy;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step03c_AFixedPoolsQueueHasNoEnd.Program;
import org.junit.jupiter.api.Test;

class Step03c_AFixedPoolsQueueHasNoEndTest {

  @Test
  void a_fixed_pool_accepts_until_the_heap_is_full() throws Exception {
    assertThat(printedBy(Program.FIXED_POOL))
        .isEqualTo("ends with OutOfMemoryError: Java heap space");
  }

  @Test
  void a_queue_with_a_bound_rejects_what_does_not_fit() throws Exception {
    assertThat(printedBy(Program.BOUNDED_QUEUE)).isEqualTo("rejects with 100 in the queue");
  }
}

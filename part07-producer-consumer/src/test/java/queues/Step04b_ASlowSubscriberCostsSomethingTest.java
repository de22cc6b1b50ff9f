package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step04b_ASlowSubscriberCostsSomething.block;
import static queues.Step04b_ASlowSubscriberCostsSomething.disconnect;
import static queues.Step04b_ASlowSubscriberCostsSomething.drop;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import queues.Step04b_ASlowSubscriberCostsSomething.Got;

@Timeout(30)
class Step04b_ASlowSubscriberCostsSomethingTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    threads.close();
  }

  @RepeatedTest(10)
  void submit_makes_all_wait_for_the_slowest_and_loses_nothing() throws InterruptedException {
    assertThat(block(threads)).isEqualTo(new Got(5, 10, 10));
  }

  @RepeatedTest(10)
  void dropping_costs_the_slow_one_what_finds_no_room() throws InterruptedException {
    assertThat(drop(threads)).isEqualTo(new Got(10, 10, 4));
  }

  @RepeatedTest(10)
  void disconnecting_costs_the_slow_one_all_that_it_has_not_taken() throws InterruptedException {
    assertThat(disconnect(threads)).isEqualTo(new Got(10, 10, 0));
  }
}

package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static queues.Step03_QueuesFillUpBeforeTheSlowestStage.slowCollector;
import static queues.Step03_QueuesFillUpBeforeTheSlowestStage.slowWorkers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import queues.Step03_QueuesFillUpBeforeTheSlowestStage.Queues;
import queues.chain.WatchedQueue.Measured;

@Timeout(60)
class Step03_QueuesFillUpBeforeTheSlowestStageTest {

  @Test
  void the_queue_before_slow_workers_is_full_and_the_one_behind_them_is_not()
      throws InterruptedException {
    Queues queues = slowWorkers();
    assertThat(queues.beforeWorkers().length())
        .isBetween(2 * queues.beforeCollector().length(), 5.0);
    littleIsRight(queues.beforeWorkers());
    littleIsRight(queues.beforeCollector());
  }

  @Test
  void a_slow_collector_fills_the_queue_before_it_and_the_one_before_that()
      throws InterruptedException {
    Queues queues = slowCollector();
    assertThat(queues.beforeCollector().length()).isBetween(2.5, 5.0);
    assertThat(queues.beforeWorkers().length()).isBetween(2.5, 5.0);
    littleIsRight(queues.beforeCollector());
  }

  private static void littleIsRight(Measured measured) {
    assertThat(measured.length()).isCloseTo(measured.perSecond() * measured.stay(), within(1e-9));
  }
}

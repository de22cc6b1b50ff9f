package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step01c_ACloseReachesEveryConsumer.aProducerThatWaits;
import static queues.Step01c_ACloseReachesEveryConsumer.closeReachesAll;

import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import queues.Step01c_ACloseReachesEveryConsumer.Stopped;

@Timeout(30)
class Step01c_ACloseReachesEveryConsumerTest {

  @RepeatedTest(20)
  void each_consumer_stops_and_each_item_is_taken() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(closeReachesAll(threads)).isEqualTo(new Stopped(3, 10));
    }
  }

  @RepeatedTest(20)
  void a_producer_that_waits_for_room_is_refused() throws InterruptedException {
    var refused = aProducerThatWaits();
    assertThat(refused.refusal()).isInstanceOf(IllegalStateException.class);
    assertThat(refused.taken()).containsExactly("first", "second");
  }
}

package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step01a_OnePillStopsOneConsumer.aPillEachAtLast;
import static queues.Step01a_OnePillStopsOneConsumer.onePill;
import static queues.Step01a_OnePillStopsOneConsumer.pillsOfOneProducer;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import queues.Step01a_OnePillStopsOneConsumer.Outcome;

@Timeout(30)
class Step01a_OnePillStopsOneConsumerTest {

  @RepeatedTest(20)
  void one_pill_stops_one_consumer() throws InterruptedException {
    assertThat(onePill()).isEqualTo(new Outcome(1, 10));
  }

  @RepeatedTest(20)
  void pills_of_one_producer_overtake_the_items_of_the_other() throws InterruptedException {
    assertThat(pillsOfOneProducer()).isEqualTo(new Outcome(3, 5));
  }

  @RepeatedTest(20)
  void a_pill_for_each_after_the_last_item_stops_all_and_loses_none() throws InterruptedException {
    assertThat(aPillEachAtLast()).isEqualTo(new Outcome(3, 10));
  }
}

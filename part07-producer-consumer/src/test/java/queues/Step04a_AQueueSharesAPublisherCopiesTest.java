package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step04a_AQueueSharesAPublisherCopies.aPublisher;
import static queues.Step04a_AQueueSharesAPublisherCopies.oneQueue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04a_AQueueSharesAPublisherCopiesTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    threads.close();
  }

  @RepeatedTest(20)
  void the_readers_of_a_queue_share_what_is_in_it() throws Exception {
    assertThat(oneQueue(threads).items()).isEqualTo(6);
  }

  @RepeatedTest(20)
  void the_subscribers_of_a_publisher_get_every_item_each() throws InterruptedException {
    assertThat(aPublisher(threads).items()).isEqualTo(12);
  }
}

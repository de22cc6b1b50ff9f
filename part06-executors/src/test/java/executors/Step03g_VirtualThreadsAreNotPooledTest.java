package executors;

import static executors.Step03g_VirtualThreadsAreNotPooled.pool;
import static executors.Step03g_VirtualThreadsAreNotPooled.semaphore;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step03g_VirtualThreadsAreNotPooled.Seen;
import executors.Step03g_VirtualThreadsAreNotPooled.Work;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class Step03g_VirtualThreadsAreNotPooledTest {

  @Test
  void a_pool_limits_all_that_its_tasks_do() throws Exception {
    assertThat(pool(4, 2, new Meeting(2, 2))).isEqualTo(new Seen(2, 2, 2));
  }

  @Test
  void a_semaphore_limits_what_it_stands_around() throws Exception {
    assertThat(semaphore(4, 2, new Meeting(4, 2))).isEqualTo(new Seen(4, 4, 2));
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(6, 5, 2)).hasToString("threads: 6, read at once: 5, queried at once: 2");
  }

  /// Work in which so many meet in each half. In the query they also wait for one more, which must
  /// not come.
  private static final class Meeting extends Work {
    private final CyclicBarrier reading;
    private final CyclicBarrier querying;
    private final CountDownLatch tooMany;

    Meeting(int reading, int querying) {
      super(Duration.ZERO);
      this.reading = new CyclicBarrier(reading);
      this.querying = new CyclicBarrier(querying);
      tooMany = new CountDownLatch(querying + 1);
    }

    @Override
    void half(String name) throws Exception {
      switch (name) {
        case "read" -> reading.await(10, TimeUnit.SECONDS);
        case "query" -> {
          tooMany.countDown();
          tooMany.await(100, TimeUnit.MILLISECONDS);
          querying.await(10, TimeUnit.SECONDS);
        }
        default -> throw new IllegalArgumentException(name);
      }
    }
  }
}

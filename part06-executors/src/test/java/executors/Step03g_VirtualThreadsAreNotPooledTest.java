package executors;

import static executors.Step03g_VirtualThreadsAreNotPooled.pool;
import static executors.Step03g_VirtualThreadsAreNotPooled.semaphore;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step03g_VirtualThreadsAreNotPooled.Seen;
import executors.Step03g_VirtualThreadsAreNotPooled.Work;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class Step03g_VirtualThreadsAreNotPooledTest {

  @Test
  void a_pool_limits_all_that_its_tasks_do() throws Exception {
    assertThat(pool(6, 2, meeting(2, 2))).isEqualTo(new Seen(2, 2, 2));
  }

  @Test
  void a_semaphore_limits_what_it_stands_around() throws Exception {
    assertThat(semaphore(6, 2, meeting(6, 2))).isEqualTo(new Seen(6, 6, 2));
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(6, 5, 2)).hasToString("threads: 6, read at once: 5, queried at once: 2");
  }

  /// Work in which so many wait for each other, in each half.
  private static Work meeting(int reading, int querying) {
    var barriers = Map.of("read", new CyclicBarrier(reading), "query", new CyclicBarrier(querying));
    return new Work(Duration.ZERO) {
      @Override
      Void half(String name) throws Exception {
        barriers.get(name).await(10, TimeUnit.SECONDS);
        return null;
      }
    };
  }
}

package executors;

import static org.assertj.core.api.Assertions.assertThat;

import executors.Step01d_TheNarrowestPlaceSetsThePace.Database;
import executors.Step01d_TheNarrowestPlaceSetsThePace.Seen;
import executors.gauge.Gauge;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class Step01d_TheNarrowestPlaceSetsThePaceTest {

  @Test
  void a_pool_smaller_than_the_database_is_the_limit() throws Exception {
    assertThat(Step01d_TheNarrowestPlaceSetsThePace.run(2, 8, new Database(4, meeting(2))))
        .isEqualTo(new Seen(2, 2));
  }

  @Test
  void a_database_smaller_than_the_pool_is_the_limit_and_the_other_threads_wait() throws Exception {
    var asked = new Semaphore(0);
    var go = new Semaphore(0);
    Gauge.Work work =
        () -> {
          asked.release();
          go.acquire();
        };
    var database = new Database(4, work);
    var run = new FutureTask<>(() -> Step01d_TheNarrowestPlaceSetsThePace.run(8, 8, database));
    Thread.ofPlatform().start(run);
    assertThat(asked.tryAcquire(4, 10, TimeUnit.SECONDS)).isTrue();
    while (database.waitingForAConnection() < 4) {
      Thread.onSpinWait();
    }
    go.release(8);
    assertThat(run.get()).isEqualTo(new Seen(4, 8));
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(4, 8)).hasToString("queries at once: 4, threads taken: 8");
  }

  /// Each query waits until so many are in the database.
  private static Gauge.Work meeting(int parties) {
    var barrier = new CyclicBarrier(parties);
    return () -> barrier.await(10, TimeUnit.SECONDS);
  }
}

package executors;

import static executors.Step02b_AParallelStreamBorrowsItsThreads.forkJoin;
import static executors.Step02b_AParallelStreamBorrowsItsThreads.parallelStream;
import static executors.Step02b_AParallelStreamBorrowsItsThreads.parallelStreamIn;
import static executors.Step02b_AParallelStreamBorrowsItsThreads.sum;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step02b_AParallelStreamBorrowsItsThreads.Part;
import executors.Step02b_AParallelStreamBorrowsItsThreads.Seen;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step02b_AParallelStreamBorrowsItsThreadsTest {
  private final ForkJoinPool pool = new ForkJoinPool(2);
  private final String me = Thread.currentThread().getName();

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void a_parallel_stream_runs_in_the_common_pool_and_on_its_caller() {
    assertThat(parallelStream(2, 100, meeting(2)))
        .isEqualTo(new Seen(20_100, Set.of(me, "the common pool")));
  }

  @Test
  void a_fork_join_task_runs_in_its_pool_alone() {
    assertThat(forkJoin(2, 100, meeting(2), pool))
        .isEqualTo(new Seen(20_100, Set.of("the own pool")));
  }

  @Test
  void so_does_a_parallel_stream_that_is_started_there() throws Exception {
    assertThat(parallelStreamIn(pool, 2, 100, meeting(2)))
        .isEqualTo(new Seen(20_100, Set.of("the own pool")));
  }

  @Test
  void any_number_of_parts_makes_the_same_sum() {
    Part part = Step02b_AParallelStreamBorrowsItsThreads::sum;
    for (int parts : new int[] {1, 3, 7, 64}) {
      long limit = parts * 10L;
      assertThat(parallelStream(parts, 10, part).sum()).isEqualTo(limit * (limit + 1) / 2);
      assertThat(forkJoin(parts, 10, part, pool).sum()).isEqualTo(limit * (limit + 1) / 2);
    }
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(20_100, Set.of("main", "the common pool")))
        .hasToString("20,100 on main and the common pool");
  }

  /// Each part waits for another one, so two threads have to compute.
  private static Part meeting(int parties) {
    var barrier = new CyclicBarrier(parties);
    return (first, last, threads) -> {
      try {
        barrier.await(10, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return sum(first, last, threads);
    };
  }
}

package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step08c_OneGreedySubmitterHoldsUpTheRest.inTurn;
import static queues.Step08c_OneGreedySubmitterHoldsUpTheRest.oneQueue;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import queues.Step08c_OneGreedySubmitterHoldsUpTheRest.Served;

class Step08c_OneGreedySubmitterHoldsUpTheRestTest {

  @Test
  void in_one_queue_the_others_wait_for_all_of_the_greedy_ones_jobs() throws InterruptedException {
    Served served = oneQueue(0);
    assertThat(served.place("ben")).isEqualTo(101);
    assertThat(served.place("cas")).isEqualTo(102);
  }

  @Test
  void in_turn_they_wait_for_one_job_of_each() throws InterruptedException {
    Served served = inTurn(0);
    assertThat(served.place("ben")).isEqualTo(2);
    assertThat(served.place("cas")).isEqualTo(3);
    assertThat(Collections.frequency(served.order(), "ann")).isEqualTo(100);
  }

  @Test
  void each_waits_for_the_work_on_all_that_is_done_before() throws InterruptedException {
    long start = System.nanoTime();
    Served served = inTurn(1);
    double all = (System.nanoTime() - start) / 1e9;
    assertThat(served.seconds()).hasSize(102).isSorted();
    assertThat(served.seconds().getFirst()).isBetween(0.001, all);
    assertThat(served.seconds().getLast()).isBetween(0.102, all);
    assertThat(served.toString()).startsWith("ben is number   2, after ");
  }
}

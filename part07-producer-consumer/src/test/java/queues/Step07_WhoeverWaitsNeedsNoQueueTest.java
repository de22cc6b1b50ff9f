package queues;

import static org.assertj.core.api.Assertions.assertThat;
import static queues.Step07_WhoeverWaitsNeedsNoQueue.callbackCalls;
import static queues.Step07_WhoeverWaitsNeedsNoQueue.callbackSubmits;
import static queues.Step07_WhoeverWaitsNeedsNoQueue.queue;
import static queues.Step07_WhoeverWaitsNeedsNoQueue.semaphore;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import queues.Step07_WhoeverWaitsNeedsNoQueue.Run;
import queues.worker.Service;

@Timeout(30)
class Step07_WhoeverWaitsNeedsNoQueueTest {

  /// Answers when four are there: fewer at once would wait for ever.
  private static Service<Integer, Integer> fourAtOnce() {
    var four = new CyclicBarrier(4);
    return question -> {
      four.await();
      Thread.sleep(20); // time for a fifth, if there were one
      return question;
    };
  }

  @Test
  void a_semaphore_lets_four_in_at_once_and_never_five() {
    assertThat(semaphore(fourAtOnce())).isEqualTo(new Run(12, 4));
  }

  @Test
  void so_do_a_queue_and_four_workers() {
    assertThat(queue(fourAtOnce())).isEqualTo(new Run(12, 4));
  }

  @Test
  void a_callback_that_calls_goes_on_when_all_is_done() throws Exception {
    assertThat(callbackCalls(question -> question)).isEqualTo(new Run(12, 1));
  }

  @Test
  void a_callback_that_submits_goes_on_when_nothing_is_done() {
    var goesOn = new CountDownLatch(1);
    var main = Thread.currentThread();
    Set<Integer> asked = ConcurrentHashMap.newKeySet();
    Run run =
        callbackSubmits(question -> {
          asked.add(question);
          while (main.getState() != Thread.State.TIMED_WAITING
              && main.getState() != Thread.State.WAITING) {
            Thread.onSpinWait(); // until it waits in close
          }
          goesOn.countDown();
          return question;
        });
    assertThat(run.done()).isZero();
    assertThat(goesOn.getCount()).isZero();
    assertThat(asked).hasSize(12);
  }
}

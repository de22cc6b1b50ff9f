package executors;

import static executors.Step04a_CloseWaitsForTheQueueToo.closed;
import static executors.Step04a_CloseWaitsForTheQueueToo.closedAndInterrupted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import executors.closing.TwoTasks;
import executors.closing.TwoTasks.Fates;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class Step04a_CloseWaitsForTheQueueTooTest {
  private final ExecutorService one = Executors.newSingleThreadExecutor();
  private final TwoTasks tasks;

  Step04a_CloseWaitsForTheQueueTooTest() throws InterruptedException {
    tasks = new TwoTasks(one);
  }

  @Test
  void close_returns_when_the_running_and_the_queued_task_are_done() throws Exception {
    var closing = new FutureTask<>(() -> closed(one, tasks));
    Thread closer = Thread.ofPlatform().start(closing);
    while (closer.getState() != Thread.State.TIMED_WAITING) { // it waits, for a day at a time
      Thread.onSpinWait();
    }
    assertThat(tasks.fates()).isEqualTo(new Fates("running", "not begun"));
    assertThatThrownBy(() -> one.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
    tasks.letGo();
    assertThat(closing.get()).isEqualTo(new Fates("done", "done"));
  }

  @Test
  void close_waits_for_as_long_as_the_tasks_take() {
    long start = System.nanoTime();
    tasks.letGoAfter(Duration.ofMillis(50));
    assertThat(closed(one, tasks)).isEqualTo(new Fates("done", "done"));
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
  }

  @Test
  void interrupted_it_interrupts_the_running_task_and_drops_the_queued_one() {
    assertThat(closedAndInterrupted(one, tasks)).isEqualTo(new Fates("interrupted", "not begun"));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(one.isTerminated()).isTrue();
  }

  @Test
  void an_interrupt_that_comes_while_it_waits_does_the_same() throws Exception {
    var closing = new FutureTask<>(() -> closed(one, tasks));
    Thread closer = Thread.ofPlatform().start(closing);
    while (closer.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    closer.interrupt();
    assertThat(closing.get()).isEqualTo(new Fates("interrupted", "not begun"));
  }

  @Test
  void it_says_in_words_what_became_of_both() {
    assertThat(new Fates("done", "not begun")).hasToString("first: done, second: not begun");
  }
}

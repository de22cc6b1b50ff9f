package executors;

import static executors.Step04b_ShutdownWaitsForNothing.end;
import static executors.Step04b_ShutdownWaitsForNothing.ignoreInterruptsUntil;
import static executors.Step04b_ShutdownWaitsForNothing.newcomer;
import static org.assertj.core.api.Assertions.assertThat;

import executors.closing.TwoTasks;
import executors.closing.TwoTasks.Fates;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step04b_ShutdownWaitsForNothingTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final ExecutorService one = Executors.newSingleThreadExecutor();
  private final CountDownLatch stop = new CountDownLatch(1);

  @AfterEach
  void stop() {
    stop.countDown();
    one.close();
  }

  @Test
  void after_shutdown_what_runs_runs_and_what_is_queued_is_still_to_come() throws Exception {
    var tasks = new TwoTasks(one);
    assertThat(newcomer(one)).isEqualTo("accepted");
    one.shutdown();
    assertThat(tasks.fates()).isEqualTo(new Fates("running", "not begun"));
    assertThat(newcomer(one)).isEqualTo("rejected");
    tasks.letGo();
    assertThat(one.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tasks.fates()).isEqualTo(new Fates("done", "done"));
  }

  @Test
  void tasks_that_end_in_time_are_not_interrupted() throws Exception {
    var tasks = new TwoTasks(one);
    tasks.letGo();
    assertThat(end(one, LONG)).isEqualTo("they ended by themselves");
    assertThat(tasks.fates()).isEqualTo(new Fates("done", "done"));
  }

  @Test
  void tasks_that_do_not_are() throws Exception {
    var tasks = new TwoTasks(one);
    assertThat(end(one, Duration.ofSeconds(1)))
        .isEqualTo("they ended when they were interrupted; never begun: 1");
    assertThat(tasks.fates()).isEqualTo(new Fates("interrupted", "not begun"));
  }

  @Test
  void a_task_that_ignores_its_interrupt_is_left_behind() throws Exception {
    one.execute(() -> ignoreInterruptsUntil(stop));
    assertThat(end(one, SHORT)).isEqualTo("they run on, and this line is for the log");
    assertThat(one.isTerminated()).isFalse();
  }
}

package futures;

import static futures.Step03e_WhoRunsAStage.asyncAttachedAfter;
import static futures.Step03e_WhoRunsAStage.asyncAttachedBefore;
import static futures.Step03e_WhoRunsAStage.attachedAfter;
import static futures.Step03e_WhoRunsAStage.attachedBefore;
import static futures.Step03e_WhoRunsAStage.besideAReader;
import static futures.Step03e_WhoRunsAStage.oneThread;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Step03e_WhoRunsAStageTest {

  @Test
  void the_completer_runs_what_was_attached_before() throws Exception {
    assertThat(attachedBefore()).isEqualTo("worker");
  }

  @Test
  void the_caller_runs_what_it_attaches_afterwards() throws Exception {
    assertThat(attachedAfter()).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void a_thread_that_waits_for_the_future_sometimes_runs_it() throws Exception {
    while (besideAReader(10).reader() == 0) {
      Thread.onSpinWait(); // SOMETIMES: until it has happened
    }
  }

  @Test
  void a_named_executor_runs_it_in_either_order() throws Exception {
    try (var stages = oneThread("stages")) {
      assertThat(asyncAttachedBefore(stages)).isEqualTo("stages");
      assertThat(asyncAttachedAfter(stages)).isEqualTo("stages");
    }
  }
}

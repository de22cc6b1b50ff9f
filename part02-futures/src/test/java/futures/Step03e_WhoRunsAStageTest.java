package futures;

import static futures.Step03e_WhoRunsAStage.PLAIN;
import static futures.Step03e_WhoRunsAStage.threadOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step03e_WhoRunsAStageTest {

  @Test
  void the_completer_runs_what_was_attached_before() throws Exception {
    assertThat(threadOf(PLAIN, true)).isEqualTo("worker");
  }

  @Test
  void the_caller_runs_what_it_attaches_afterwards() throws Exception {
    assertThat(threadOf(PLAIN, false)).isEqualTo(Thread.currentThread().getName());
  }

  @Test
  void a_named_executor_runs_it_in_either_order() throws Exception {
    var names = Thread.ofPlatform().name("stages").factory();
    try (var stages = Executors.newSingleThreadExecutor(names)) {
      for (boolean attachFirst : new boolean[] {true, false}) {
        assertThat(threadOf((dish, stage) -> dish.thenApplyAsync(stage, stages), attachFirst))
            .isEqualTo("stages");
      }
    }
  }
}

package gather;

import static gather.ways.Fate.INTERRUPTED;
import static gather.ways.Fate.LEFT_RUNNING;
import static gather.ways.Fate.RAN_ON;
import static gather.ways.Heard.AFTER_ALL;
import static gather.ways.Heard.AFTER_THOSE_BEFORE;
import static gather.ways.Heard.AT_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import gather.Step01f_FiveWaysFailDifferently.Row;
import gather.ways.Fate;
import gather.ways.Heard;
import gather.ways.Scenes;
import gather.ways.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class Step01f_FiveWaysFailDifferentlyTest {

  private static final String THROWS = "InterruptedException";

  @Test
  void every_cell_of_the_table() throws Exception {
    WayContract.observe(
        List.of(
            row("invokeAll", AFTER_ALL, RAN_ON, RAN_ON, "first in order", INTERRUPTED, THROWS),
            row("allOf", AFTER_ALL, RAN_ON, RAN_ON, "first in order", RAN_ON, THROWS),
            row("submit, get", AFTER_ALL, RAN_ON, RAN_ON, "first in order", RAN_ON, THROWS),
            row("scope", AT_ONCE, INTERRUPTED, INTERRUPTED, "first in time", INTERRUPTED, THROWS),
            row(
                "mapConcurrent",
                AFTER_THOSE_BEFORE,
                RAN_ON,
                INTERRUPTED,
                "first in order",
                RAN_ON,
                "results, flag set")),
        Step01f_FiveWaysFailDifferently::rows);
  }

  private static Row row(
      String way, Heard heard, Fate before, Fate behind, String ofTwo, Fate task, String caller) {
    return new Row(
        way,
        "input",
        new Scenes.Failure(heard, before, behind),
        ofTwo,
        new Scenes.Interrupt(task, caller));
  }

  /// The observer itself: a way that does what none of the five does.
  @Test
  void a_way_that_waits_for_none_and_takes_what_is_done_first_is_told_apart() throws Exception {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    Way careless =
        tasks -> {
          var completed = new ExecutorCompletionService<String>(threads);
          for (var task : tasks) {
            var _ = completed.submit(task);
          }
          var results = new ArrayList<String>();
          for (var _ : tasks) {
            results.add(completed.take().get());
          }
          return results;
        };
    Row row = Step01f_FiveWaysFailDifferently.row("careless", careless, Duration.ofMillis(500));
    assertThat(row)
        .isEqualTo(
            new Row(
                "careless",
                "completion",
                new Scenes.Failure(AT_ONCE, LEFT_RUNNING, LEFT_RUNNING),
                "first in time",
                new Scenes.Interrupt(LEFT_RUNNING, THROWS)));
    threads.close();
  }
}

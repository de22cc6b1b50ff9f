package ascompleted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.outcomes.Outcome.Work;
import ascompleted.terminal.Progress.Snapshot;
import ascompleted.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step06a_AFailedTaskIsFinishedTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<Integer> inputs = IntStream.rangeClosed(1, 20).boxed().toList();
  private final List<Snapshot> drawn = new CopyOnWriteArrayList<>();
  private final Work<Integer, Integer> everyTenthFails =
      n -> {
        if (n % 10 == 0) {
          throw new IllegalStateException("broken");
        }
        return n;
      };

  @Test
  void a_bar_of_successes_is_not_full_when_all_is_finished() {
    Step06a_AFailedTaskIsFinished.countSuccesses(inputs, everyTenthFails, MINUTE, drawn::add);
    assertThat(drawn).singleElement().extracting(Snapshot::finished).isEqualTo(18);
  }

  @Test
  void a_bar_of_outcomes_is_full_and_tells_the_failures() {
    Step06a_AFailedTaskIsFinished.countOutcomes(inputs, everyTenthFails, MINUTE, drawn::add);
    assertThat(drawn).singleElement().extracting(Snapshot::finished).isEqualTo(20);
    assertThat(drawn.getLast()).extracting(Snapshot::failed).isEqualTo(2);
    assertThat(drawn.getLast().toString()).endsWith("20 of 20, 2 failed, finished");
  }

  /// The last input is finished when the bar was drawn three times.
  @Test
  void both_bars_are_drawn_while_the_run_goes_on() {
    for (boolean outcomes : List.of(true, false)) {
      var threeTimes = new CountDownLatch(3);
      Work<Integer, Integer> work =
          n -> {
            if (n == 20) {
              threeTimes.await();
            }
            return n;
          };
      drawn.clear();
      if (outcomes) {
        Step06a_AFailedTaskIsFinished.countOutcomes(
            inputs, work, Duration.ofMillis(1), bar -> count(bar, threeTimes));
      } else {
        Step06a_AFailedTaskIsFinished.countSuccesses(
            inputs, work, Duration.ofMillis(1), bar -> count(bar, threeTimes));
      }
      assertThat(drawn).hasSizeGreaterThanOrEqualTo(4);
      assertThat(drawn.getFirst().finished()).isLessThan(20);
      assertThat(drawn.getLast().finished()).isEqualTo(20);
    }
  }

  private void count(Snapshot bar, CountDownLatch latch) {
    drawn.add(bar);
    latch.countDown();
  }

  @Test
  void on_a_terminal_the_bar_is_one_line_that_ends_when_the_run_does() {
    PrintStream out = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      for (var terminal : List.of(new Terminal(false, true), new Terminal(false, false))) {
        Step06a_AFailedTaskIsFinished.draw(new Snapshot(20, 0, 20, 1), terminal);
        Step06a_AFailedTaskIsFinished.endLine(terminal);
      }
    } finally {
      System.setOut(out);
    }
    String bar = "[####################] 20 of 20, finished";
    assertThat(written.toString(UTF_8))
        .startsWith("\r" + bar + "\u001b[K" + System.lineSeparator())
        .endsWith("  " + bar + System.lineSeparator());
    assertThat(written.toString(UTF_8).lines().filter(line -> !line.isEmpty())).hasSize(2);
  }
}

package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String[] drawings() {
    return printed.toString(StandardCharsets.UTF_8).substring(1).split("\r");
  }

  @Test
  void it_grows_by_a_fiftieth() {
    var bar = new ProgressBar(out, 100);
    for (int i = 0; i < 50; i++) {
      bar.run();
    }
    assertThat(drawings()).hasSize(25);
    assertThat(drawings()[24]).isEqualTo("[" + "#".repeat(25) + " ".repeat(25) + "] 50");
  }

  @Test
  void a_million_tasks_are_fifty_drawings_and_at_the_end_the_line_is_empty_again() {
    var bar = new ProgressBar(out, 1_000_000);
    for (int i = 0; i < 1_000_000; i++) {
      bar.run();
    }
    assertThat(drawings()).hasSize(51);
    assertThat(drawings()[49]).startsWith("[" + "#".repeat(50) + "] 1000000");
    assertThat(drawings()[50]).isBlank().hasSize(70);
  }

  @Test
  void off_a_terminal_it_prints_nothing() {
    Runnable bar = ProgressBar.on(out, 1);
    bar.run();
    assertThat(printed.size()).isZero();
  }
}

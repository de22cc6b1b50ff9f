package lesson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import part.MarkedAndUnmarked;

class UnmarkedWaitsTest {

  @Test
  void a_wait_that_no_mark_announces_is_told_once_and_a_marked_one_is_not() throws Exception {
    Process process =
        new ProcessBuilder(
                Jdk.tool("java"),
                "-Dlesson.unmarked=50",
                "-cp",
                System.getProperty("java.class.path"),
                MarkedAndUnmarked.class.getName())
            .redirectErrorStream(true)
            .start();
    // The program waits for this line before it goes on.
    String told = process.inputReader(UTF_8).readLine();
    process.outputWriter(UTF_8).append("go on\n").close();

    assertThat(told)
        .matches(
            "unmarked wait: unmarked on main, begun at MarkedAndUnmarked.java:\\d+,"
                + " waits at MarkedAndUnmarked.java:\\d+");
    assertThat(process.inputReader(UTF_8).readAllAsString()).isEmpty();
    assertThat(process.waitFor(10, SECONDS)).isTrue();
  }
}

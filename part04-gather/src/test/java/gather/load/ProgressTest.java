package gather.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String drawn(int all, int done, boolean terminal) {
    var progress = new Progress(all, new PrintStream(out, true, UTF_8), terminal);
    for (int i = 0; i < done; i++) {
      progress.oneMore();
    }
    return out.toString(UTF_8);
  }

  @Test
  void elsewhere_there_is_a_line_at_each_quarter() {
    assertThat(drawn(1000, 1000, false).lines().map(String::strip))
        .containsExactly(
            "[#####---------------]   250 of 1000",
            "[##########----------]   500 of 1000",
            "[###############-----]   750 of 1000",
            "[####################]  1000 of 1000");
  }

  @Test
  void nothing_is_drawn_between_quarters() {
    assertThat(drawn(1000, 249, false)).isEmpty();
  }

  @Test
  void on_a_terminal_the_line_is_drawn_again_at_each_hundredth_and_ends_when_all_are_done() {
    String text = drawn(1000, 1000, true);
    assertThat(text.chars().filter(c -> c == '\r')).hasSize(100);
    assertThat(text.chars().filter(c -> c == '\n')).hasSize(1);
    assertThat(text).endsWith("1000 of 1000\n");
  }

  @Test
  void a_few_are_drawn_as_they_are() {
    assertThat(drawn(2, 2, false).lines().map(String::strip))
        .containsExactly("[##########----------]     1 of 2", "[####################]     2 of 2");
  }

  @Test
  void threads_lose_none() throws InterruptedException {
    var progress = new Progress(40_000, new PrintStream(out, true, UTF_8), false);
    var threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofPlatform()
              .start(() -> {
                for (int n = 0; n < 10_000; n++) {
                  progress.oneMore();
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(out.toString(UTF_8)).contains("40000 of 40000");
  }
}

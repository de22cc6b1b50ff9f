package lesson;

import static lesson.Lesson.awaitWaiting;
import static lesson.Lesson.say;
import static lesson.Lesson.span;
import static lesson.Lesson.timeline;
import static lesson.Lesson.wantsColour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LessonTest {

  private final PrintStream stdout = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(stdout);
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void a_line_has_seconds_thread_and_text_in_columns() {
    Thread.currentThread().setName("runner");
    say("lap %d, %.1f", 1, 0.5);
    assertThat(lines().getFirst()).matches(" *\\d+\\.\\d{3}  runner    lap 1, 0\\.5");
  }

  @Test
  void lines_of_many_threads_do_not_mix_and_never_run_backwards() {
    int threads = 8;
    var all = new CountDownLatch(threads);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int t = 0; t < threads; t++) {
        var _ =
            executor.submit(() -> {
              all.countDown();
              all.await();
              for (int i = 0; i < 50; i++) {
                say("line %d", i);
              }
              return null;
            });
      }
    }
    assertThat(lines())
        .hasSize(400)
        .allMatch(l -> l.matches(" *\\d+\\.\\d{3}  virtual   line \\d+"));
    assertThat(lines()).extracting(l -> Double.parseDouble(l.substring(0, 7))).isSorted();
  }

  @Test
  void a_timeline_shows_the_spans_since_the_last_one() {
    span("first").close();
    timeline();
    span("second").close();
    timeline();
    assertThat(lines()).filteredOn(l -> l.contains("first")).hasSize(1);
    assertThat(lines()).filteredOn(l -> l.contains("second")).hasSize(1);
  }

  @Test
  void colours_are_left_out_where_the_reader_or_the_terminal_has_none() {
    assertThat(wantsColour(Map.of("TERM", "xterm"))).isTrue();
    assertThat(wantsColour(Map.of("NO_COLOR", "1", "TERM", "xterm"))).isFalse();
    assertThat(wantsColour(Map.of("NO_COLOR", "0"))).isFalse();
    assertThat(wantsColour(Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void an_empty_no_color_is_as_good_as_none() {
    assertThat(wantsColour(Map.of("NO_COLOR", "", "TERM", "xterm"))).isTrue();
  }

  @Test
  void a_thread_that_waits_is_awaited_and_one_that_has_ended_is_refused() throws Exception {
    var mayEnd = new CountDownLatch(1);
    var atTheLatch = new CountDownLatch(1);
    Thread waits =
        Thread.ofVirtual()
            .name("waits")
            .start(() -> {
              atTheLatch.countDown();
              await(mayEnd);
            });
    awaitWaiting(waits);
    assertThat(atTheLatch.getCount()).isZero();
    mayEnd.countDown();
    waits.join();
    assertThatThrownBy(() -> awaitWaiting(waits))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("'waits' has ended, and does not wait");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

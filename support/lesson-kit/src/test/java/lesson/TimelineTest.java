package lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private final AtomicLong clock = new AtomicLong();
  private final Recorder recorder = new Recorder(clock::get);

  @BeforeEach
  void on_a_thread_with_a_name() {
    Thread.currentThread().setName("main");
  }

  private Span begin(String name) {
    return recorder.begin(name, Recorder.current());
  }

  private void pass(long millis) {
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private String draw() {
    return Timeline.draw(recorder.drain(), recorder.nanos(), false);
  }

  @Test
  void nothing_recorded_draws_nothing() {
    assertThat(draw()).isEmpty();
  }

  @Test
  void nested_overlapping_failed_cancelled_and_open_spans() throws Exception {
    var all = begin("all");
    var a = begin("a");
    pass(100);
    a.suspends();
    var b = begin("b");
    pass(900);
    b.failed();
    a.runs();
    pass(100);
    a.close();
    var c = begin("c");
    pass(200);
    c.cancelled();
    all.close();
    var open = begin("open");
    pass(1300);
    String drawn = draw();
    open.close();

    assertThat(drawn)
        .isEqualTo(
            """
              span              thread    |0.00 s              2.60 s|   start     took
              all               main      |#############             |   0.000    1.300 s
                a               main      |#.........#               |   0.000    1.100 s
                b               main      | ########x                |   0.100    0.900 s x
                c               main      |           #/             |   1.100    0.200 s /
              open              main      |             ############>|   1.300    1.300 s >
              # running  B blocked: waits, keeps its thread  . suspended: waits, keeps none
              x failed  / cancelled  > not ended
            """);
  }

  @Test
  void blocked_suspended_and_queued_work_look_different() throws Exception {
    var caller = begin("caller");
    pass(100);
    var blocked = begin("blocked").waits();
    pass(100);
    blocked.close();
    Thread.ofVirtual()
        .start(() -> {
          try (var _ = caller.span("suspended").waits()) {
            pass(100);
          }
        })
        .join();
    var queued = begin("queued");
    queued.queues();
    pass(100);
    queued.runs();
    pass(100);
    queued.close();
    caller.close();

    assertThat(draw())
        .isEqualTo(
            """
              span              thread    |0.00 s              0.50 s|   start     took
              caller            main      |######BBBB################|   0.000    0.500 s
                blocked         main      |     BBBBBB               |   0.100    0.100 s
                suspended       virtual   |          ......          |   0.200    0.100 s
                queued          main      |               #qqqq######|   0.300    0.200 s
              # running  B blocked: waits, keeps its thread  . suspended: waits, keeps none
              q queued: waits for its turn
            """);
  }

  @Test
  void a_change_that_came_while_the_drawing_began_is_drawn() {
    var open = begin("open");
    pass(100);
    long now = recorder.nanos();
    pass(900);
    open.suspends();
    assertThat(Timeline.draw(recorder.drain(), now, false))
        .contains(
            "  open              main      |#########################>|   0.000    1.000 s >");
    open.close();
  }

  @Test
  void a_span_that_went_on_elsewhere_says_so() throws Exception {
    var span = begin("moves");
    span.suspends();
    pass(10);
    try (var threads = Executors.newSingleThreadExecutor(r -> new Thread(r, "loop"))) {
      threads.submit(span::runs).get();
      threads.submit(span::close).get();
    }
    assertThat(draw()).contains("moves             main+ ");
  }

  @Test
  void an_instant_is_seen() {
    begin("instant").close();
    assertThat(draw()).contains("instant           main      |#  ");
  }

  @Test
  void what_was_drawn_is_forgotten() {
    begin("once").close();
    assertThat(draw()).contains("once");
    assertThat(draw()).isEmpty();
  }

  @Test
  void a_thousand_spans_fold_into_one_row() {
    try (var _ = begin("fan-out")) {
      for (int wave = 0; wave < 20; wave++) {
        var spans = new Span[50];
        for (int i = 0; i < 50; i++) {
          spans[i] = begin("task " + (wave * 50 + i));
          spans[i].suspends();
        }
        pass(100);
        for (int i = 0; i < 50; i++) {
          if (i == 0) {
            spans[i].failed();
          }
          spans[i].close();
        }
      }
    }
    assertThat(draw())
        .isEqualTo(
            """
              span              thread    |0.00 s              2.00 s|   start     took
              fan-out           main      |##########################|   0.000    2.000 s
                task *                    |99999999999999999999999999|   0.000    2.000 s
                  1000 spans: 980 done, 20 failed; in the bar, 9 stands for 50 at once
              # running  B blocked: waits, keeps its thread  . suspended: waits, keeps none
            """);
  }

  @Test
  void forty_spans_do_not_fold() {
    for (int i = 1; i <= Timeline.MOST_ROWS; i++) {
      begin("task " + i).close();
    }
    assertThat(draw().lines()).hasSize(Timeline.MOST_ROWS + 2);
  }

  @Test
  void no_row_is_wider_than_80_columns() {
    Thread.currentThread().setName("a-thread-with-a-long-name");
    try (var _ = begin("a name that is far too long for its column")) {
      pass(999_999);
      begin("and one below it that is just as long").failed();
    }
    assertThat(draw().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void colour_surrounds_the_bar_alone() {
    begin("plain").close();
    var spans = recorder.drain();
    String painted = Timeline.draw(spans, 0, true);
    assertThat(painted).contains("|\033[32m#");
    assertThat(painted.replaceAll("\033\\[\\d+m", "")).isEqualTo(Timeline.draw(spans, 0, false));
  }
}

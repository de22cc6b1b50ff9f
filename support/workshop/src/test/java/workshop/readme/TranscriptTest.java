package workshop.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import workshop.course.UserException;

/// What counts as the same run, and what does not.
class TranscriptTest {

  private static final String TWO_TASKS =
      """
      begin
        0.010  main      start
        1.011  worker-1  One
        1.012  worker-2  Two
        1.020  main      2 tasks in 1.01 s
      """;

  private List<String> unordered = List.of();
  private List<String> varies = List.of();

  private Transcript of(String text) {
    return new Transcript(text.lines().toList(), unordered, varies);
  }

  private String differences(String readme, String run) {
    return of(readme).differences(of(run));
  }

  private String late(String readme, String... runs) {
    return late(readme, false, runs);
  }

  private String late(String readme, boolean write, String... runs) {
    return of(readme)
        .late(
            Stream.of(runs)
                .peek(run -> assertThat(differences(readme, run)).isEmpty())
                .map(this::of)
                .toList(),
            write);
  }

  @Test
  void the_same_is_the_same() {
    assertThat(late(TWO_TASKS, TWO_TASKS)).isEmpty();
  }

  @Test
  void a_line_more_or_less_differs() {
    assertThat(differences(TWO_TASKS, TWO_TASKS + "end\n"))
        .isEqualTo(
            """
                begin
                  0.010  main      start
                  1.011  worker-1  One
                  1.012  worker-2  Two
                  1.020  main      2 tasks in 1.01 s
              + end
            """);
    assertThat(differences(TWO_TASKS, TWO_TASKS.replace("  0.010  main      start\n", "")))
        .isEqualTo(
            """
                begin
              -   0.010  main      start
                  1.011  worker-1  One
                  1.012  worker-2  Two
                  1.020  main      2 tasks in 1.01 s
            """);
  }

  @Test
  void another_order_thread_or_text_differs() {
    assertThat(differences("A\nB\nC\n", "B\nA\nC\n")).isEqualTo("  - A\n    B\n  + A\n    C\n");
    assertThat(differences(TWO_TASKS, TWO_TASKS.replace("worker-2", "worker-1")))
        .contains("  -   1.012  worker-2  Two\n  +   1.012  worker-1  Two\n");
    assertThat(differences(TWO_TASKS, TWO_TASKS.replace("Two", "Too"))).contains("Too");
    assertThat(differences(TWO_TASKS, TWO_TASKS.replace("2 tasks", "3 tasks"))).contains("3 tasks");
    assertThat(differences(TWO_TASKS, TWO_TASKS.replace("1.01 s", "1.01 ms"))).contains("ms");
    assertThat(differences("  0.100  main      x", "0.100 main x")).isNotEmpty();
  }

  @Test
  void seconds_since_the_start_do_not_count() {
    assertThat(
            late(
                """
                  0.010  main      a
                  0.020  main      b
                """,
                """
                  9.010  main      a
                  9.020  main      b
                """))
        .isEmpty();
  }

  @Test
  void a_busy_machine_is_a_little_late() {
    assertThat(late(TWO_TASKS, TWO_TASKS.replace("1.012", "1.380"))).isEmpty();
    assertThat(late(TWO_TASKS, TWO_TASKS.replace("1.01 s", "1.75 s"))).isEmpty();
    assertThat(late(TWO_TASKS.replace("1.01 s", "1.75 s"), TWO_TASKS)).isEmpty();
  }

  @Test
  void whoever_writes_a_readme_is_stricter() {
    String busy = TWO_TASKS.replace("1.01 s", "1.75 s");
    assertThat(late(busy, true, TWO_TASKS)).contains("- 1.750 s\n", "+ 1.010 s\n");
    assertThat(late(busy, true, busy, TWO_TASKS, busy)).isEmpty();
    assertThat(late(TWO_TASKS, true, busy)).isNotEmpty();
    assertThat(late(TWO_TASKS, true, TWO_TASKS.replace("1.01 s", "1.35 s"))).isEmpty();
    assertThat(late(busy, true, busy.replace("1.75 s", "1.65 s"))).isEmpty();
  }

  @Test
  void three_sleeps_of_a_second_that_took_three_are_late() {
    String together =
        """
          0.000  main      One
          0.001  main      One
          1.002  main      Two
          1.002  main      Two
        """;
    assertThat(late(together, together.replaceFirst("1.002(?=[^\n]*\n$)", "2.003")))
        .isEqualTo(
            """
                  1.002  main      Two
              - 0.000 s after the line before
              + 1.001 s
            """);
    assertThat(late("3 naps: 1.01 s", "3 naps: 3.02 s"))
        .isEqualTo("    3 naps: 1.01 s\n  - 1.010 s\n  + 3.020 s\n");
  }

  @Test
  void the_smallest_lost_overlaps_are_late_and_so_are_sleeps_cut_short() {
    for (String[] times :
        new String[][] {
          {"4.00 s", "10.00 s"},
          {"4.00 s", "5.00 s"},
          {"1.00 s", "2.00 s"},
          {"0.50 s", "1.50 s"},
          {"500 ms", "1,500 ms"},
          {"0.00 s", "0.50 s"}
        }) {
      assertThat(late("all in " + times[0], "all in " + times[1])).as(times[0]).isNotEmpty();
    }
    assertThat(late("all in 1.50 s", "all in 0.50 s")).isNotEmpty();
    assertThat(late("all in 0 ms", "all in 390 ms")).isEmpty();
  }

  @Test
  void a_time_is_late_only_if_it_is_in_every_run() {
    assertThat(late("1.00 s and 1.00 s", "3.00 s and 1.00 s", "1.00 s and 3.00 s")).isEmpty();
    assertThat(late("1.00 s and 1.00 s", "3.00 s and 1.00 s", "3.00 s and 3.00 s"))
        .isEqualTo("    1.00 s and 1.00 s\n  - 1.000 s\n  + 3.000 s, 3.000 s\n");
  }

  @Test
  void microseconds_and_nanoseconds_are_not_compared() {
    assertThat(late("a call: 12 ns, a switch: 1.5 µs", "a call: 99 ns, a switch: 8000 µs"))
        .isEmpty();
    assertThat(differences("12 ns", "12 µs")).isNotEmpty();
  }

  @Test
  void other_numbers_are_events() {
    assertThat(differences("in 3 steps", "in 4 steps")).isNotEmpty();
    assertThat(differences("v1.5", "v1.6")).isNotEmpty();
  }

  private static final String TIMELINE =
      """
        span              thread    |0.00 s              2.60 s|   start     took
        all               main      |#############             |   0.000    1.300 s
          b               main      | ########x                |   0.100    0.900 s x
        # running  B blocked: waits, keeps its thread  . suspended: waits, keeps none
        x failed
      """;

  @Test
  void how_long_the_bars_of_a_timeline_are_is_not_compared() {
    assertThat(
            late(
                TIMELINE,
                TIMELINE
                    .replace(" ########x ", "####x     ")
                    .replace("2.60 s", "2.71 s")
                    .replace("0.000", "5.000")
                    .replace("0.100", "5.130")
                    .replace("1.300", "1.421")))
        .isEmpty();
  }

  @Test
  void a_state_that_lasts_is_in_every_picture() {
    for (String bar : List.of(" BBBBBBBBx", " ........x", " #####BBBx", " #qqq####x")) {
      String other = TIMELINE.replace(" ########x", bar);
      assertThat(late(TIMELINE, other)).contains("  -     b  ", "  +     b  ", "|" + bar);
      assertThat(late(other, TIMELINE)).contains("  -     b  ", "  +     b  ", "|" + bar);
      assertThat(late(TIMELINE, other, TIMELINE)).as("once").isEmpty();
    }
    for (String bar : List.of(" ######BBx", " BBBBBBB#x")) {
      assertThat(late(TIMELINE.replace(" ########x", bar), TIMELINE.replace(" ########x", bar)))
          .isEmpty();
    }
    assertThat(late(TIMELINE, TIMELINE.replace(" ########x", " ######BBx"))).isEmpty();
  }

  @Test
  void so_is_the_legend() {
    assertThat(differences(TIMELINE, TIMELINE.replace("x failed", "q queued: waits for its turn")))
        .isNotEmpty();
  }

  @Test
  void how_many_were_open_at_once_is_not_compared_column_by_column() {
    String folded =
        "  get *             |#|\n"
            .replace("|#|", "          |1345999999999999999999542|   0.100    0.200 s");
    assertThat(late(folded, folded.replace("1345", "9876"))).isEmpty();
  }

  @Test
  void rows_marks_starts_and_lengths_of_a_timeline_are() {
    assertThat(differences(TIMELINE, TIMELINE.replace("  b ", "  c "))).isNotEmpty();
    assertThat(differences(TIMELINE, TIMELINE.replace("s x", "s /"))).isNotEmpty();
    assertThat(
            differences(TIMELINE, TIMELINE.replace("b               main", "b               loop")))
        .isNotEmpty();
    assertThat(late(TIMELINE, TIMELINE.replace("0.100", "1.300")))
        .contains("after the line before");
    assertThat(late(TIMELINE, TIMELINE.replace("1.300", "2.600"))).contains("- 1.300 s\n");
  }

  @Test
  void more_digits_take_the_room_of_spaces() {
    assertThat(
            late(
                TIMELINE.replace("0.000", "9.990").replace("0.100", "9.991"),
                TIMELINE.replace("  0.000", " 10.000").replace("  0.100", " 10.101")))
        .isEmpty();
    assertThat(late("took   9.90 s", "took  10.10 s")).isEmpty();
    assertThat(differences("took(9.90 s)", "took (9.90 s)")).isNotEmpty();
  }

  @Test
  void the_first_row_of_a_timeline_has_nothing_before_it() {
    String twice = TIMELINE + "  5.000  main      again\n" + TIMELINE;
    assertThat(late(twice, twice)).isEmpty();
    assertThat(late(twice, TIMELINE + "  9.000  main      again\n" + TIMELINE.replace("0.", "7.")))
        .doesNotContain("all  ");
  }

  @Test
  void neighbours_may_change_places_if_the_block_says_so() {
    String swapped =
        TWO_TASKS
            .replace("worker-1  One", "worker-3  Two")
            .replace("worker-2  Two", "worker-1  One")
            .replace("worker-3", "worker-2");
    assertThat(differences(TWO_TASKS, swapped)).isNotEmpty();
    unordered = List.of("worker");
    assertThat(late(TWO_TASKS, swapped)).isEmpty();
    assertThat(differences(TWO_TASKS, TWO_TASKS.replace("Two", "One"))).isNotEmpty();
  }

  @Test
  void their_times_move_with_them_and_are_compared() {
    unordered = List.of("slept");
    assertThat(late("a slept 1.00 s\nb slept 2.00 s", "b slept 2.01 s\na slept 1.01 s")).isEmpty();
    assertThat(late("a slept 1.00 s\nb slept 2.00 s", "b slept 3.01 s\na slept 1.01 s"))
        .isNotEmpty();
    assertThat(late("it slept 1.00 s\nit slept 2.00 s", "it slept 2.01 s\nit slept 1.01 s"))
        .isEmpty();
  }

  @Test
  void lines_that_are_no_neighbours_keep_their_places() {
    unordered = List.of("x");
    assertThat(differences("x 1\n-\nx 2", "x 2\n-\nx 1")).isNotEmpty();
    assertThat(differences("x 1\nx 2\n-", "x 1\n-\nx 2")).isNotEmpty();
  }

  @Test
  void what_varies_may_differ_and_nothing_else() {
    varies = List.of("\\d+ rounds", "@\\w+");
    assertThat(differences("17 rounds on A@1f", "9 rounds on A@2e")).isEmpty();
    assertThat(differences("17 rounds on A@1f", "9 rounds on B@2e")).isNotEmpty();
  }

  @Test
  void where_a_duration_varies_so_does_the_gap_that_it_fills() {
    String readme = "  0.000  main      go\n  2.000  main      summed in 2.00 s\n";
    String run = "  0.000  main      go\n  7.000  main      summed in 7.00 s\n";
    assertThat(late(readme, run)).isNotEmpty();
    varies = List.of("in .* s");
    assertThat(late(readme, run)).isEmpty();
    varies = List.of("summed in \\d");
    assertThat(late(readme, run)).contains("- 2.000 s after the line before");
  }

  @Test
  void what_loosens_nothing_is_refused() {
    unordered = List.of("worker");
    varies = List.of("\\d tasks");
    of(TWO_TASKS).refuseUnused();
    assertThatThrownBy(() -> of(TWO_TASKS.replace("worker-2", "helper")).refuseUnused())
        .isInstanceOf(UserException.class)
        .hasMessage("These loosen nothing: worker");
    varies = List.of("\\d\\.\\d\\d\\d", "one");
    assertThatThrownBy(() -> of(TWO_TASKS).refuseUnused()) // the seconds are no part of a text
        .hasMessage("These loosen nothing: \\d\\.\\d\\d\\d, one");
  }
}

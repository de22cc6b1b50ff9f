package executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import executors.Step05a_PoolOrExecutorOrStream.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// In the order of the columns: a pool, virtual threads, a fork-join pool, a parallel stream.
class Step05a_PoolOrExecutorOrStreamTest {
  private static Map<String, List<String>> table;

  @BeforeAll
  static void ask() throws Exception {
    table =
        Step05a_PoolOrExecutorOrStream.table().stream()
            .collect(Collectors.toMap(Row::name, Row::cells));
  }

  @Test
  void three_have_threads_of_their_own_and_a_stream_borrows_its_callers() {
    assertThat(table)
        .contains(entry("threads", List.of("reused", "one a task", "reused", "the caller's too")));
  }

  @Test
  void an_executor_takes_one_more_task_and_a_stream_does_not() {
    assertThat(table).contains(entry("takes one more", List.of("yes", "yes", "yes", "no")));
  }

  @Test
  void submit_returns_at_once_and_a_streams_end_does_not() {
    assertThat(table).contains(entry("returns at once", List.of("yes", "yes", "yes", "no")));
  }

  @Test
  void all_four_wait_for_all() {
    assertThat(table).contains(entry("waits for all", List.of("yes", "yes", "yes", "yes")));
  }

  @Test
  void an_executors_task_can_be_cancelled_alone() {
    assertThat(table)
        .contains(
            entry("cancel one", List.of("interrupts it", "interrupts it", "interrupts it", "no")));
  }

  @Test
  void an_executors_tasks_can_be_stopped_together() {
    assertThat(table)
        .contains(
            entry("stop all", List.of("interrupts all", "interrupts all", "interrupts all", "no")));
  }

  @Test
  void an_executor_returns_the_first_of_two_unlike_tasks_and_ends_the_other() {
    String ends = "yes, ends the rest";
    assertThat(table)
        .contains(entry("first of two", List.of(ends, ends, ends, "waits for the rest")));
  }

  @Test
  void a_parallel_map_is_built_into_a_stream_alone() {
    assertThat(table)
        .contains(entry("parallel map", List.of("by hand", "by hand", "by hand", "built in")));
  }

  @Test
  void an_executor_keeps_each_failure_and_a_stream_throws_one() {
    String each = "each in its future";
    assertThat(table).contains(entry("failures", List.of(each, each, each, "one is thrown")));
  }

  @Test
  void the_table_has_nine_rows_and_four_columns() {
    assertThat(table).hasSize(9).allSatisfy((_, cells) -> assertThat(cells).hasSize(4));
  }

  @Test
  void a_row_is_printed_in_columns() {
    assertThat(new Row("a", List.of("b", "c", "d", "e")))
        .hasToString("%-16s %-19s %-19s %-19s e".formatted("a", "b", "c", "d"));
  }
}

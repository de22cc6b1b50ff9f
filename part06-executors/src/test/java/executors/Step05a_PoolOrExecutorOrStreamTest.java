package executors;

import static org.assertj.core.api.Assertions.assertThat;

import executors.Step05a_PoolOrExecutorOrStream.Question;
import executors.Step05a_PoolOrExecutorOrStream.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/// In the order of the columns: a pool, virtual threads, a fork-join pool, a parallel stream.
class Step05a_PoolOrExecutorOrStreamTest {
  @Test
  void three_have_threads_of_their_own_and_a_stream_borrows_its_callers() throws Exception {
    assertThat(ask("threads"))
        .isEqualTo(List.of("reused", "one a task", "reused", "the caller's too"));
  }

  @Test
  void an_executor_takes_one_more_task_and_a_stream_does_not() throws Exception {
    assertThat(ask("takes one more")).isEqualTo(List.of("yes", "yes", "yes", "no"));
  }

  @Test
  void submit_returns_at_once_and_a_streams_end_does_not() throws Exception {
    assertThat(ask("returns at once")).isEqualTo(List.of("yes", "yes", "yes", "no"));
  }

  @Test
  void all_four_wait_for_all() throws Exception {
    assertThat(ask("waits for all")).isEqualTo(List.of("yes", "yes", "yes", "yes"));
  }

  @Test
  void an_executors_task_can_be_cancelled_alone() throws Exception {
    assertThat(ask("cancel one"))
        .isEqualTo(List.of("interrupts it", "interrupts it", "interrupts it", "no"));
  }

  @Test
  void an_executors_tasks_can_be_stopped_together() throws Exception {
    assertThat(ask("stop all"))
        .isEqualTo(List.of("interrupts all", "interrupts all", "interrupts all", "no"));
  }

  @Test
  void an_executor_returns_the_first_of_two_unlike_tasks_and_ends_the_other() throws Exception {
    String ends = "yes, ends the rest";
    assertThat(ask("first of two")).isEqualTo(List.of(ends, ends, ends, "waits for the rest"));
  }

  @Test
  void a_parallel_map_is_built_into_a_stream_alone() throws Exception {
    assertThat(ask("parallel map")).isEqualTo(List.of("by hand", "by hand", "by hand", "built in"));
  }

  @Test
  void an_executor_keeps_each_failure_and_a_stream_throws_one() throws Exception {
    String each = "each in its future";
    assertThat(ask("failures")).isEqualTo(List.of(each, each, each, "one is thrown"));
  }

  @Test
  void the_table_has_nine_rows() {
    assertThat(Step05a_PoolOrExecutorOrStream.QUESTIONS).hasSize(9);
  }

  @Test
  void a_row_is_printed_in_columns() {
    assertThat(new Row("a", List.of("b", "c", "d", "e")))
        .hasToString("%-16s %-19s %-19s %-19s e".formatted("a", "b", "c", "d"));
  }

  private static List<String> ask(String name) throws Exception {
    Question question =
        Step05a_PoolOrExecutorOrStream.QUESTIONS.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    return question.ask().cells();
  }
}

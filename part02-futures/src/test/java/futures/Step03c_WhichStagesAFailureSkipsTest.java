package futures;

import static futures.Step03c_WhichStagesAFailureSkips.EXCEPTIONALLY;
import static futures.Step03c_WhichStagesAFailureSkips.HANDLE;
import static futures.Step03c_WhichStagesAFailureSkips.THEN_APPLY;
import static futures.Step03c_WhichStagesAFailureSkips.WHEN_COMPLETE;
import static futures.Step03c_WhichStagesAFailureSkips.row;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step03c_WhichStagesAFailureSkips.Passed;
import futures.Step03c_WhichStagesAFailureSkips.Row;
import org.junit.jupiter.api.Test;

class Step03c_WhichStagesAFailureSkipsTest {

  private static final String FAILURE = "java.io.IOException: no ham";

  @Test
  void then_apply_is_skipped_by_a_failure() {
    assertThat(row(THEN_APPLY))
        .isEqualTo(new Row(new Passed(true, "fried ham"), new Passed(false, FAILURE)));
  }

  @Test
  void exceptionally_is_skipped_by_a_value() {
    assertThat(row(EXCEPTIONALLY))
        .isEqualTo(new Row(new Passed(false, "ham"), new Passed(true, "eggs")));
  }

  @Test
  void handle_always_runs_and_replaces_both() {
    assertThat(row(HANDLE))
        .isEqualTo(new Row(new Passed(true, "fried ham"), new Passed(true, "eggs")));
  }

  @Test
  void when_complete_always_runs_and_changes_neither() {
    assertThat(row(WHEN_COMPLETE))
        .isEqualTo(new Row(new Passed(true, "ham"), new Passed(true, FAILURE)));
  }

  @Test
  void the_row_says_so() {
    assertThat(row(THEN_APPLY))
        .hasToString("Row[afterHam=ran: fried ham, afterFailure=skipped: " + FAILURE + "]");
  }
}

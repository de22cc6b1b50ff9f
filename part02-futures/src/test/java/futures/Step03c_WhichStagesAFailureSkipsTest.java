package futures;

import static futures.Step03c_WhichStagesAFailureSkips.afterFailure;
import static futures.Step03c_WhichStagesAFailureSkips.afterHam;
import static java.util.concurrent.Future.State.FAILED;
import static java.util.concurrent.Future.State.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step03c_WhichStagesAFailureSkips.Passed;
import futures.Step03c_WhichStagesAFailureSkips.Stage;
import org.junit.jupiter.api.Test;

class Step03c_WhichStagesAFailureSkipsTest {

  @Test
  void then_apply_is_skipped_by_a_failure() {
    Stage thenApply = Step03c_WhichStagesAFailureSkips::thenApply;
    assertThat(afterHam(thenApply)).isEqualTo(new Passed(true, SUCCESS, "fried ham"));
    assertThat(afterFailure(thenApply)).isEqualTo(new Passed(false, FAILED, null));
  }

  @Test
  void exceptionally_is_skipped_by_a_value() {
    Stage exceptionally = Step03c_WhichStagesAFailureSkips::exceptionally;
    assertThat(afterHam(exceptionally)).isEqualTo(new Passed(false, SUCCESS, "ham"));
    assertThat(afterFailure(exceptionally)).isEqualTo(new Passed(true, SUCCESS, "eggs"));
  }

  @Test
  void handle_always_runs_and_replaces_both() {
    Stage handle = Step03c_WhichStagesAFailureSkips::handle;
    assertThat(afterHam(handle)).isEqualTo(new Passed(true, SUCCESS, "fried ham"));
    assertThat(afterFailure(handle)).isEqualTo(new Passed(true, SUCCESS, "eggs"));
  }

  @Test
  void when_complete_always_runs_and_changes_neither() {
    Stage whenComplete = Step03c_WhichStagesAFailureSkips::whenComplete;
    assertThat(afterHam(whenComplete)).isEqualTo(new Passed(true, SUCCESS, "ham"));
    assertThat(afterFailure(whenComplete)).isEqualTo(new Passed(true, FAILED, null));
  }
}

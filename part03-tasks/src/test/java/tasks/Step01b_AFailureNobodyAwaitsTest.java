package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static tasks.Step01b_AFailureNobodyAwaits.EXECUTE;
import static tasks.Step01b_AFailureNobodyAwaits.RUN_ASYNC;
import static tasks.Step01b_AFailureNobodyAwaits.RUN_ASYNC_AND_TELL;
import static tasks.Step01b_AFailureNobodyAwaits.SUBMIT;
import static tasks.Step01b_AFailureNobodyAwaits.SUBMIT_AND_GET;
import static tasks.Step01b_AFailureNobodyAwaits.heardBy;

import org.junit.jupiter.api.Test;

class Step01b_AFailureNobodyAwaitsTest {

  @Test
  void what_was_executed_fails_to_the_threads_handler() throws Exception {
    assertThat(heardBy(EXECUTE)).containsExactly("handler");
  }

  @Test
  void what_was_submitted_fails_in_silence() throws Exception {
    assertThat(heardBy(SUBMIT)).isEmpty();
  }

  @Test
  void what_runs_for_a_completable_future_fails_in_silence() throws Exception {
    assertThat(heardBy(RUN_ASYNC)).isEmpty();
  }

  @Test
  void whoever_awaits_it_hears_of_it() throws Exception {
    assertThat(heardBy(SUBMIT_AND_GET)).containsExactly("awaiter");
  }

  @Test
  void a_stage_hears_of_it() throws Exception {
    assertThat(heardBy(RUN_ASYNC_AND_TELL)).containsExactly("stage");
  }
}

package tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Step01b_AFailureNobodyAwaitsTest {

  @Test
  void what_was_executed_fails_to_the_threads_handler() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.execute().by()).containsExactly("the thread's handler");
  }

  @Test
  void what_was_submitted_fails_in_silence() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.submit().by()).isEmpty();
  }

  @Test
  void what_runs_for_a_completable_future_fails_in_silence() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.runAsync().by()).isEmpty();
  }

  @Test
  void a_thread_that_awaits_it_hears_of_it() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.submitAndGet().by()).containsExactly("the awaiter");
  }

  @Test
  void a_stage_hears_of_it() throws InterruptedException {
    assertThat(Step01b_AFailureNobodyAwaits.runAsyncAndTell().by())
        .containsExactly("the last stage");
  }
}

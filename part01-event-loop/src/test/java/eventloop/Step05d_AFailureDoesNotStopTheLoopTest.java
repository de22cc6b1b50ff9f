package eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Step05d_AFailureDoesNotStopTheLoopTest {

  @Test
  void a_handler_hears_of_it_and_the_next_callback_runs() throws Exception {
    assertThat(Step05d_AFailureDoesNotStopTheLoop.aHandlerTakesNote())
        .containsExactly("handler hears of no ham", "next callback runs", "run returns");
  }

  @Test
  void a_failure_that_no_handler_takes_ends_the_run() throws Exception {
    assertThat(Step05d_AFailureDoesNotStopTheLoop.aHandlerThrows())
        .containsExactly("run throws no ham", "run again", "next callback runs");
  }
}

package futures;

import static futures.Step03d_AStageWrapsTheFailure.BY_CAUSE;
import static futures.Step03d_AStageWrapsTheFailure.BY_TYPE;
import static futures.Step03d_AStageWrapsTheFailure.cause;
import static futures.Step03d_AStageWrapsTheFailure.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step03d_AStageWrapsTheFailure.Outcome;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class Step03d_AStageWrapsTheFailureTest {

  @Test
  void next_to_the_failure_its_type_can_be_seen() {
    assertThat(outcome(BY_TYPE, 0)).isEqualTo(new Outcome("IOException", "eggs"));
  }

  @Test
  void one_stage_later_it_can_not() {
    assertThat(outcome(BY_TYPE, 1)).isEqualTo(new Outcome("CompletionException", "an apology"));
  }

  @Test
  void its_cause_can_be_seen_from_anywhere() {
    assertThat(outcome(BY_CAUSE, 0)).isEqualTo(new Outcome("IOException", "eggs"));
    assertThat(outcome(BY_CAUSE, 1)).isEqualTo(new Outcome("CompletionException", "eggs"));
    assertThat(outcome(BY_CAUSE, 2)).isEqualTo(new Outcome("CompletionException", "eggs"));
  }

  @Test
  void only_the_wrapper_is_taken_off() {
    var failure = new IOException("no ham", new IllegalStateException("no pig"));
    assertThat(cause(failure)).isSameAs(failure);
    assertThat(cause(new CompletionException(failure))).isSameAs(failure);
    var bare = new CompletionException("no cause", null);
    assertThat(cause(bare)).isSameAs(bare);
  }
}

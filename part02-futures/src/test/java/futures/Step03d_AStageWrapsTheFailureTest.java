package futures;

import static futures.Step03d_AStageWrapsTheFailure.BY_CAUSE;
import static futures.Step03d_AStageWrapsTheFailure.BY_TYPE;
import static futures.Step03d_AStageWrapsTheFailure.FAILED_BY_HAND;
import static futures.Step03d_AStageWrapsTheFailure.THROWN;
import static futures.Step03d_AStageWrapsTheFailure.cause;
import static futures.Step03d_AStageWrapsTheFailure.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step03d_AStageWrapsTheFailure.Outcome;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class Step03d_AStageWrapsTheFailureTest {

  private static final String UNWRAPPED = "UncheckedIOException";
  private static final String WRAPPED = "CompletionException";

  @Test
  void next_to_a_future_that_was_failed_by_hand_its_type_can_be_seen() {
    assertThat(outcome(FAILED_BY_HAND, 0, BY_TYPE)).isEqualTo(new Outcome(UNWRAPPED, "eggs"));
  }

  @Test
  void one_stage_later_it_can_not() {
    assertThat(outcome(FAILED_BY_HAND, 1, BY_TYPE)).isEqualTo(new Outcome(WRAPPED, "an apology"));
  }

  @Test
  void nor_where_a_function_threw_it() {
    assertThat(outcome(THROWN, 0, BY_TYPE)).isEqualTo(new Outcome(WRAPPED, "an apology"));
  }

  @Test
  void its_cause_can_be_seen_from_anywhere() {
    assertThat(outcome(FAILED_BY_HAND, 0, BY_CAUSE)).isEqualTo(new Outcome(UNWRAPPED, "eggs"));
    assertThat(outcome(FAILED_BY_HAND, 2, BY_CAUSE)).isEqualTo(new Outcome(WRAPPED, "eggs"));
    assertThat(outcome(THROWN, 0, BY_CAUSE)).isEqualTo(new Outcome(WRAPPED, "eggs"));
    assertThat(outcome(THROWN, 2, BY_CAUSE)).isEqualTo(new Outcome(WRAPPED, "eggs"));
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

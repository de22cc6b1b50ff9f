package futures;

import static futures.Step03d_AStageWrapsTheFailure.cause;
import static futures.Step03d_AStageWrapsTheFailure.nextToTheFailure;
import static futures.Step03d_AStageWrapsTheFailure.oneStageLater;
import static futures.Step03d_AStageWrapsTheFailure.thrownInAStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class Step03d_AStageWrapsTheFailureTest {

  private static final String SORRY = "sorry: a CompletionException";

  @Test
  void next_to_a_future_that_was_failed_by_hand_its_type_can_be_seen() {
    assertThat(nextToTheFailure(Step03d_AStageWrapsTheFailure::byType)).isEqualTo("eggs");
  }

  @Test
  void one_stage_later_its_type_is_hidden() {
    assertThat(oneStageLater(Step03d_AStageWrapsTheFailure::byType)).isEqualTo(SORRY);
  }

  @Test
  void next_to_a_function_that_threw_it_its_type_is_hidden() {
    assertThat(thrownInAStage(Step03d_AStageWrapsTheFailure::byType)).isEqualTo(SORRY);
  }

  @Test
  void its_cause_can_be_seen_from_anywhere() {
    assertThat(nextToTheFailure(Step03d_AStageWrapsTheFailure::byCause)).isEqualTo("eggs");
    assertThat(oneStageLater(Step03d_AStageWrapsTheFailure::byCause)).isEqualTo("eggs");
    assertThat(thrownInAStage(Step03d_AStageWrapsTheFailure::byCause)).isEqualTo("eggs");
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

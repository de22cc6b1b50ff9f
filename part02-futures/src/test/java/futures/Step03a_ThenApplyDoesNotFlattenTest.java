package futures;

import static futures.Step03a_ThenApplyDoesNotFlatten.thenAccept;
import static futures.Step03a_ThenApplyDoesNotFlatten.thenApply;
import static futures.Step03a_ThenApplyDoesNotFlatten.thenCompose;
import static java.util.concurrent.Future.State.FAILED;
import static java.util.concurrent.Future.State.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step03a_ThenApplyDoesNotFlatten.Fate;
import org.junit.jupiter.api.Test;

class Step03a_ThenApplyDoesNotFlattenTest {

  @Test
  void then_apply_is_done_when_it_has_the_inner_future() {
    assertThat(thenApply()).isEqualTo(new Fate(true, SUCCESS));
  }

  @Test
  void then_accept_throws_the_inner_future_away() {
    assertThat(thenAccept()).isEqualTo(new Fate(true, SUCCESS));
  }

  @Test
  void then_compose_is_done_when_the_inner_future_is() {
    assertThat(thenCompose()).isEqualTo(new Fate(false, FAILED));
  }
}

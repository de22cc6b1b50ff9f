package futures;

import static futures.Step03a_ThenApplyDoesNotFlatten.ACCEPT;
import static futures.Step03a_ThenApplyDoesNotFlatten.APPLY;
import static futures.Step03a_ThenApplyDoesNotFlatten.COMPOSE;
import static futures.Step03a_ThenApplyDoesNotFlatten.fate;
import static java.util.concurrent.Future.State.FAILED;
import static java.util.concurrent.Future.State.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step03a_ThenApplyDoesNotFlatten.Fate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class Step03a_ThenApplyDoesNotFlattenTest {

  @Test
  void then_apply_is_done_when_it_has_the_inner_future() {
    assertThat(fate(APPLY)).isEqualTo(new Fate(true, SUCCESS));
  }

  @Test
  void then_accept_throws_the_inner_future_away() {
    assertThat(fate(ACCEPT)).isEqualTo(new Fate(true, SUCCESS));
    var dish = CompletableFuture.completedFuture("ham");
    assertThat(ACCEPT.of(dish, _ -> CompletableFuture.completedFuture(3)).join()).isNull();
  }

  @Test
  void then_compose_is_done_when_the_inner_future_is() {
    assertThat(fate(COMPOSE)).isEqualTo(new Fate(false, FAILED));
    var dish = CompletableFuture.completedFuture("ham");
    assertThat(COMPOSE.of(dish, name -> CompletableFuture.completedFuture(name.length())).join())
        .isEqualTo(3);
  }
}

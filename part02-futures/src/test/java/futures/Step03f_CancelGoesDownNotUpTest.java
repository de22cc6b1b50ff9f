package futures;

import static futures.Step03f_CancelGoesDownNotUp.cancelTheDish;
import static futures.Step03f_CancelGoesDownNotUp.cancelTheFrying;
import static futures.Step03f_CancelGoesDownNotUp.cancelTheServing;
import static futures.Step03f_CancelGoesDownNotUp.cancelTheServingCarriedUp;
import static futures.Step03f_CancelGoesDownNotUp.carriedUp;
import static java.util.concurrent.Future.State.CANCELLED;
import static java.util.concurrent.Future.State.FAILED;
import static java.util.concurrent.Future.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step03f_CancelGoesDownNotUp.States;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class Step03f_CancelGoesDownNotUpTest {

  @Test
  void cancelling_the_first_fails_the_rest() {
    assertThat(cancelTheDish()).isEqualTo(new States(CANCELLED, FAILED, FAILED));
  }

  @Test
  void cancelling_a_stage_leaves_its_source() {
    assertThat(cancelTheFrying()).isEqualTo(new States(RUNNING, CANCELLED, FAILED));
    assertThat(cancelTheServing()).isEqualTo(new States(RUNNING, RUNNING, CANCELLED));
  }

  @Test
  void a_cancel_that_is_carried_up_reaches_the_source() {
    assertThat(cancelTheServingCarriedUp()).isEqualTo(new States(CANCELLED, CANCELLED, CANCELLED));
  }

  @Test
  void a_cancel_in_the_middle_goes_down_and_is_carried_up() {
    var dish = new CompletableFuture<String>();
    var fried = carriedUp(dish, name -> "fried " + name);
    var served = carriedUp(fried, name -> name + " on toast");
    fried.cancel(true);
    assertThat(dish).isCancelled();
    assertThat(served.state()).isEqualTo(FAILED);
  }

  @Test
  void carrying_up_stops_at_a_copy() {
    var shared = new CompletableFuture<String>();
    carriedUp(shared.copy(), name -> "fried " + name).cancel(true);
    assertThat(shared).isNotDone();
  }

  @Test
  void carrying_up_changes_neither_value_nor_failure() {
    var dish = new CompletableFuture<String>();
    var fried = carriedUp(dish, name -> "fried " + name);
    dish.complete("ham");
    assertThat(fried).isCompletedWithValue("fried ham");

    var failing = new CompletableFuture<String>();
    var stage = carriedUp(failing, name -> name);
    failing.completeExceptionally(new IllegalStateException("no ham"));
    assertThat(failing.state()).isEqualTo(FAILED);
    assertThat(stage.exceptionNow()).hasMessage("no ham");
  }
}

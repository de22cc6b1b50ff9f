package futures;

import static futures.Step03f_CancelGoesDownNotUp.CARRIED_UP;
import static futures.Step03f_CancelGoesDownNotUp.PLAIN;
import static futures.Step03f_CancelGoesDownNotUp.states;
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
    assertThat(states(PLAIN, 0)).isEqualTo(new States(CANCELLED, FAILED, FAILED));
  }

  @Test
  void cancelling_another_leaves_what_is_above() {
    assertThat(states(PLAIN, 1)).isEqualTo(new States(RUNNING, CANCELLED, FAILED));
    assertThat(states(PLAIN, 2)).isEqualTo(new States(RUNNING, RUNNING, CANCELLED));
  }

  @Test
  void unless_it_is_carried_up() {
    assertThat(states(CARRIED_UP, 2)).isEqualTo(new States(CANCELLED, CANCELLED, CANCELLED));
    assertThat(states(CARRIED_UP, 1)).isEqualTo(new States(CANCELLED, CANCELLED, FAILED));
  }

  @Test
  void carrying_up_stops_at_a_copy() {
    var shared = new CompletableFuture<String>();
    CARRIED_UP.after(shared.copy(), name -> "fried " + name).cancel(true);
    assertThat(shared).isNotDone();
  }

  @Test
  void carrying_up_changes_neither_value_nor_failure() {
    var dish = new CompletableFuture<String>();
    var fried = CARRIED_UP.after(dish, name -> "fried " + name);
    dish.complete("ham");
    assertThat(fried).isCompletedWithValue("fried ham");

    var failing = new CompletableFuture<String>();
    var stage = CARRIED_UP.after(failing, name -> name);
    failing.completeExceptionally(new IllegalStateException("no ham"));
    assertThat(failing.state()).isEqualTo(FAILED);
    assertThat(stage.exceptionNow()).hasMessage("no ham");
  }
}

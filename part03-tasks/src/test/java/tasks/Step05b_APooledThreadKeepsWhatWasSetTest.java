package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tasks.Step05b_APooledThreadKeepsWhatWasSet.FORGETTING;
import static tasks.Step05b_APooledThreadKeepsWhatWasSet.REMOVING;
import static tasks.Step05b_APooledThreadKeepsWhatWasSet.SCOPED;
import static tasks.Step05b_APooledThreadKeepsWhatWasSet.twoRequests;

import java.util.List;
import org.junit.jupiter.api.Test;
import tasks.Step05b_APooledThreadKeepsWhatWasSet.Login;

class Step05b_APooledThreadKeepsWhatWasSetTest {

  @Test
  void what_is_set_and_left_serves_the_next_one_as_somebody_else() throws Exception {
    assertThat(twoRequests(FORGETTING)).containsExactly("alice", "alice");
  }

  @Test
  void what_is_removed_does_not() throws Exception {
    assertThat(twoRequests(REMOVING)).containsExactly("alice", null);
  }

  @Test
  void nor_does_a_scoped_value() throws Exception {
    assertThat(twoRequests(SCOPED)).containsExactly("alice", null);
  }

  @Test
  void the_repairs_clean_up_after_a_failure_too() {
    for (Login login : List.of(REMOVING, SCOPED)) {
      assertThatThrownBy(() -> login.runAs("alice", () -> fail(login)))
          .as(login.name())
          .hasMessage("failed as alice");
      assertThat(login.current()).as(login.name()).isNull();
    }
  }

  private static String fail(Login login) {
    throw new IllegalStateException("failed as " + login.current());
  }

  @Test
  void each_has_its_name() {
    assertThat(List.of(FORGETTING, REMOVING, SCOPED))
        .extracting(Login::name)
        .containsExactly("set", "set, then remove", "scoped value");
  }
}

package tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tasks.Step05b_APooledThreadKeepsWhatWasSet.SCOPED_USER;
import static tasks.Step05b_APooledThreadKeepsWhatWasSet.USER;
import static tasks.Step05b_APooledThreadKeepsWhatWasSet.bound;
import static tasks.Step05b_APooledThreadKeepsWhatWasSet.setAndLeft;
import static tasks.Step05b_APooledThreadKeepsWhatWasSet.setThenRemoved;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tasks.Step05b_APooledThreadKeepsWhatWasSet.Served;

class Step05b_APooledThreadKeepsWhatWasSetTest {

  private final ExecutorService pool = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void what_is_set_and_left_serves_the_next_request_as_somebody_else() throws Exception {
    assertThat(setAndLeft(pool, USER::get)).isEqualTo(new Served("alice", "alice"));
  }

  @Test
  void what_is_removed_does_not() throws Exception {
    assertThat(setThenRemoved(pool, USER::get)).isEqualTo(new Served("alice", null));
  }

  @Test
  void nor_does_a_scoped_value() throws Exception {
    assertThat(bound(pool, SCOPED_USER::get)).isEqualTo(new Served("alice", null));
  }

  @Test
  void it_is_removed_after_a_failure_too() throws Exception {
    assertThatThrownBy(() -> setThenRemoved(pool, failing(USER::get)))
        .hasRootCauseMessage("failed as alice");
    assertThat(pool.submit(USER::get).get()).isNull();
  }

  @Test
  void nor_is_a_scoped_value_bound_after_a_failure() throws Exception {
    assertThatThrownBy(() -> bound(pool, failing(SCOPED_USER::get)))
        .hasRootCauseMessage("failed as alice");
    assertThat(pool.submit(SCOPED_USER::isBound).get()).isFalse();
  }

  private static Callable<String> failing(Callable<String> user) {
    return () -> {
      throw new IllegalStateException("failed as " + user.call());
    };
  }
}

package futures;

import static futures.Step02d_NobodyCompletesIt.order;
import static futures.Step02d_NobodyCompletesIt.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step02d_NobodyCompletesItTest {

  private static final Duration SHORT = Duration.ofMillis(5);

  @Test
  void a_bounded_wait_returns_a_result_that_is_there() throws Exception {
    assertThat(waitFor("the soup", order("soup"), SHORT)).isEqualTo("soup");
  }

  @Test
  void a_bounded_wait_throws_a_failure_that_is_there() {
    var failed = CompletableFuture.failedFuture(new IOException("no soup"));
    assertThatThrownBy(() -> waitFor("the soup", failed, SHORT))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no soup");
  }

  @Test
  void the_time_out_says_who_waited_for_what_and_how_many_still_do() throws Exception {
    var caviar = order("caviar");
    var guest = Thread.ofVirtual().start(caviar::join);
    while (caviar.getNumberOfDependents() < 1) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> waitFor("the caviar", caviar, SHORT))
        .isInstanceOf(TimeoutException.class)
        .hasMessage(
            "%s waited 5 ms for the caviar (others that wait: 1)",
            Thread.currentThread().getName());
    caviar.complete("caviar");
    guest.join();
  }

  @Test
  void a_time_out_leaves_the_future_as_it_was() {
    var caviar = order("caviar");
    assertThatThrownBy(() -> waitFor("the caviar", caviar, SHORT))
        .isInstanceOf(TimeoutException.class);
    assertThat(caviar).isNotDone();
  }
}

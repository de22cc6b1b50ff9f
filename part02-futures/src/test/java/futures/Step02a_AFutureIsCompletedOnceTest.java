package futures;

import static futures.Step02a_AFutureIsCompletedOnce.cancellationFirst;
import static futures.Step02a_AFutureIsCompletedOnce.failureFirst;
import static futures.Step02a_AFutureIsCompletedOnce.valueFirst;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step02a_AFutureIsCompletedOnce.Story;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step02a_AFutureIsCompletedOnceTest {

  @Test
  void a_value_that_came_first_stays() throws Exception {
    assertThat(valueFirst()).isEqualTo(new Story(true, false, false, "ham", "ham"));
  }

  @Test
  void a_failure_that_came_first_stays() throws Exception {
    assertThat(failureFirst())
        .isEqualTo(new Story(false, true, false, "failed: no ham", "failed: no ham"));
  }

  @Test
  void a_cancellation_that_came_first_stays() throws Exception {
    assertThat(cancellationFirst())
        .isEqualTo(new Story(false, false, true, "cancelled", "cancelled"));
  }

  @Test
  void a_second_cancel_says_that_it_is_cancelled_and_not_that_it_came_first() {
    var future = new CompletableFuture<String>();
    assertThat(future.cancel(true)).isTrue();
    assertThat(future.cancel(true)).isTrue();
  }
}

package futures;

import static futures.Step02b_EachReaderFailsItsOwnWay.row;
import static org.assertj.core.api.Assertions.assertThat;

import futures.Step02b_EachReaderFailsItsOwnWay.Row;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step02b_EachReaderFailsItsOwnWayTest {

  @Test
  void a_value_is_the_same_for_all() {
    assertThat(row(CompletableFuture.completedFuture("ham")))
        .isEqualTo(new Row("ham", "ham", "ham", "ham"));
  }

  @Test
  void a_failure_is_another_exception_for_each() {
    assertThat(row(CompletableFuture.failedFuture(new IOException("no ham"))))
        .isEqualTo(
            new Row("Execution", "Completion", "IllegalState", "java.io.IOException: no ham"));
  }

  @Test
  void a_cancellation_is_its_own_type_but_for_resultNow() {
    var cancelled = new CompletableFuture<String>();
    cancelled.cancel(true);
    assertThat(row(cancelled))
        .isEqualTo(new Row("Cancellation", "Cancellation", "IllegalState", "cancelled"));
  }

  @Test
  void what_is_pending_can_be_asked_without_waiting() {
    assertThat(row(new CompletableFuture<>()))
        .isEqualTo(new Row("Timeout", "(waits)", "IllegalState", "not yet"));
  }
}

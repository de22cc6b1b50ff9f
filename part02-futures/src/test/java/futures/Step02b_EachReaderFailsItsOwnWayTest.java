package futures;

import static futures.Step02b_EachReaderFailsItsOwnWay.get;
import static futures.Step02b_EachReaderFailsItsOwnWay.join;
import static futures.Step02b_EachReaderFailsItsOwnWay.resultNow;
import static futures.Step02b_EachReaderFailsItsOwnWay.stateFirst;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step02b_EachReaderFailsItsOwnWayTest {

  /// What `get`, `join`, `resultNow` and a reader that asks for the state first make of it.
  private static List<String> read(CompletableFuture<String> future) {
    return List.of(get(future), join(future), resultNow(future), stateFirst(future));
  }

  @Test
  void all_readers_get_the_same_value() {
    assertThat(read(CompletableFuture.completedFuture("ham"))).containsOnly("ham");
  }

  @Test
  void get_and_join_wrap_the_failure_and_resultNow_does_not_tell_it() {
    assertThat(read(CompletableFuture.failedFuture(new IOException("no ham"))))
        .containsExactly(
            "ExecutionException, cause IOException",
            "CompletionException, cause IOException",
            "IllegalStateException",
            "IOException");
  }

  @Test
  void get_and_join_throw_a_CancellationException_and_resultNow_does_not() {
    var cancelled = new CompletableFuture<String>();
    cancelled.cancel(true);
    assertThat(read(cancelled))
        .containsExactly(
            "CancellationException", "CancellationException", "IllegalStateException", "cancelled");
  }

  @Test
  void a_pending_future_can_be_asked_without_waiting() {
    assertThat(read(new CompletableFuture<>()))
        .containsExactly("TimeoutException", "(would wait)", "IllegalStateException", "not yet");
  }
}

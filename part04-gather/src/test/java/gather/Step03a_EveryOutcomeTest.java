package gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gather.Step03a_EveryOutcome.Outcome.Failure;
import gather.Step03a_EveryOutcome.Outcome.Success;
import httpclient.OkHttp;
import httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.StructuredTaskScope.FailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step03a_EveryOutcomeTest {

  private final CountDownLatch secondHasFailed = new CountDownLatch(1);
  private final Callable<Integer> good = () -> 200;
  private final Exception notFound = new IOException("failed with 404");
  private final Error broken = new AssertionError("broken");

  /// Is interrupted, or fails when the other one has.
  private final Callable<Integer> late =
      () -> {
        secondHasFailed.await();
        throw notFound;
      };

  private final Callable<Integer> failing =
      () -> {
        secondHasFailed.countDown();
        throw broken;
      };

  private final Callable<Integer> waiting =
      () -> {
        new CountDownLatch(1).await();
        return 0;
      };

  @Test
  void the_first_failure_in_time_wins_and_ends_the_others() {
    assertThatThrownBy(
            () -> Step03a_EveryOutcome.firstFailureWins(List.of(waiting, failing, waiting)))
        .isInstanceOf(FailedException.class)
        .hasCause(broken);
  }

  @Test
  void without_a_failure_both_have_the_same_values() throws Exception {
    assertThat(Step03a_EveryOutcome.firstFailureWins(List.of(good, () -> 201)))
        .containsExactly(200, 201);
    assertThat(Step03a_EveryOutcome.everyOutcome(List.of(good, () -> 201)))
        .containsExactly(new Success<>(200), new Success<>(201));
  }

  @Test
  void every_task_has_its_outcome_in_the_order_of_the_tasks() throws Exception {
    assertThat(Step03a_EveryOutcome.everyOutcome(List.of(late, failing, good)))
        .containsExactly(new Failure<>(notFound), new Failure<>(broken), new Success<>(200));
  }

  @Test
  void a_value_that_is_null_is_a_success() throws Exception {
    assertThat(Step03a_EveryOutcome.everyOutcome(List.<Callable<Integer>>of(() -> null)))
        .containsExactly(new Success<>(null));
  }

  @Test
  void an_interrupt_of_the_caller_ends_the_gathering() throws Exception {
    var caller = new FutureTask<>(() -> Step03a_EveryOutcome.everyOutcome(List.of(waiting)));
    Thread thread = Thread.ofPlatform().start(caller);
    thread.interrupt();
    assertThatThrownBy(caller::get).hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void a_request_fails_with_the_status_that_the_server_answers() throws Exception {
    try (var server = HttpServer.start(0);
        var http = OkHttp.atMost(1)) {
      assertThat(Step03a_EveryOutcome.ask(200, http, server).call()).isEqualTo(200);
      assertThatThrownBy(Step03a_EveryOutcome.ask(503, http, server)::call)
          .isInstanceOf(IOException.class)
          .hasMessage("failed with 503");
    }
  }

  @Test
  void the_outcomes_are_summed_up_and_told_in_words() {
    assertThat(
            Step03a_EveryOutcome.sumUp(
                List.of(new Success<>(1), new Failure<>(notFound), new Success<>(2))))
        .isEqualTo("2 good, 1 failed");
    assertThat(new Success<>(200)).hasToString("200");
    assertThat(new Failure<>(notFound)).hasToString("failed with 404");
  }
}

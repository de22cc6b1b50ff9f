package ascompleted;

import static ascompleted.Step04e_AHedgeNeedsABudget.hedged;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ascompleted.Step04e_AHedgeNeedsABudget.Budget;
import ascompleted.requests.Requests;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04e_AHedgeNeedsABudgetTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final ExecutorService threads = newVirtualThreadPerTaskExecutor();
  private final AtomicInteger tries = new AtomicInteger();
  private Requests requests;

  @BeforeEach
  void start() throws IOException {
    requests = Requests.atMost(40);
  }

  @AfterEach
  void close() {
    threads.close();
    requests.close();
  }

  @Test
  void without_a_budget_a_slow_server_gets_two_requests_for_each_call() throws Exception {
    assertThat(requestsOfTwentyCalls(new Budget(100), 40)).isEqualTo(40);
  }

  @Test
  void with_a_tenth_second_tries_are_a_tenth_of_the_calls() throws Exception {
    var budget = new Budget(10);
    for (int call = 0; call < 20; call++) {
      budget.called(); // of the calls before: so two may be tried again, however soon they are late
    }
    assertThat(requestsOfTwentyCalls(budget, 22))
        .as("20 calls, and 2 to 4 second tries for 20 to 40 calls")
        .isBetween(22L, 24L);
  }

  /// All tries wait at a gate until as many are there as there may be.
  private long requestsOfTwentyCalls(Budget budget, int expected) throws Exception {
    var server = requests.server();
    Callable<String> attempt = () -> requests.http().get(server.url("/gate/slow"));
    var calls = new ArrayList<Future<String>>();
    for (int call = 0; call < 20; call++) {
      calls.add(threads.submit(() -> hedged(attempt, AT_ONCE, budget, threads)));
    }
    server.awaitWaiting("slow", expected);
    server.open("slow");
    for (Future<String> call : calls) {
      call.get();
    }
    return server.stats().requests();
  }

  @Test
  void of_ten_calls_one_may_be_tried_twice() {
    var budget = new Budget(10);
    for (int call = 0; call < 9; call++) {
      budget.called();
    }
    assertThat(budget.takeSecondTry()).isFalse();
    budget.called();
    assertThat(budget.takeSecondTry()).isTrue();
    assertThat(budget.takeSecondTry()).isFalse();
    for (int call = 0; call < 10; call++) {
      budget.called();
    }
    assertThat(budget.takeSecondTry()).isTrue();
    assertThat(budget.takeSecondTry()).isFalse();
  }

  @Test
  void a_late_call_without_a_second_try_fails_when_its_first_fails() {
    Callable<String> fails =
        () -> {
          tries.incrementAndGet();
          requests.http().get(requests.server().url("/delay/0.05"));
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> hedged(fails, AT_ONCE, new Budget(0), threads))
        .hasRootCauseMessage("broken");
    assertThat(tries).hasValue(1);
  }

  /// Neither fails before both have begun: what fails early is not late.
  @Test
  void a_late_call_with_a_second_try_fails_when_both_fail() {
    var both = new CountDownLatch(2);
    Callable<String> fails =
        () -> {
          tries.incrementAndGet();
          both.countDown();
          both.await();
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> hedged(fails, AT_ONCE, new Budget(100), threads))
        .hasRootCauseMessage("broken");
    assertThat(tries).hasValue(2);
  }

  @Test
  void a_failure_in_time_is_not_tried_again_whatever_the_budget() {
    Callable<String> fails =
        () -> {
          tries.incrementAndGet();
          throw new IllegalStateException("broken");
        };
    var minute = Duration.ofMinutes(1);
    assertThatThrownBy(() -> hedged(fails, minute, new Budget(100), threads))
        .hasRootCauseMessage("broken");
    assertThat(tries).hasValue(1);
  }

  @Test
  void a_call_that_is_done_in_time_takes_nothing_from_the_budget() throws Exception {
    var budget = new Budget(100);
    assertThat(hedged(() -> "done", Duration.ofMinutes(1), budget, threads)).isEqualTo("done");
    assertThat(List.of(budget.takeSecondTry(), budget.takeSecondTry()))
        .containsExactly(true, false);
  }

  /// The winner waits until the server has the loser's request: one that was never sent cannot be
  /// abandoned.
  @Test
  void the_loser_is_abandoned() throws Exception {
    var server = requests.server();
    Callable<String> attempt =
        () -> {
          if (tries.getAndIncrement() == 0) {
            return requests.http().get(server.url("/gate/late"));
          }
          server.awaitWaiting("late", 1);
          return requests.http().get(server.url("/delay/0"));
        };
    hedged(attempt, AT_ONCE, new Budget(100), threads);
    assertThat(server.awaitStats("abandoned", 1).inFlight()).isZero();
  }
}

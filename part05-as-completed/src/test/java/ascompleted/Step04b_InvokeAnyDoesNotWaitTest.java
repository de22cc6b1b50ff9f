package ascompleted;

import static ascompleted.requests.Race.LOSER;
import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ascompleted.Step04b_InvokeAnyDoesNotWait.CleansUp;
import ascompleted.outcomes.Outcome.Work;
import ascompleted.requests.Race;
import ascompleted.requests.Race.Fate;
import ascompleted.requests.Requests;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Step04b_InvokeAnyDoesNotWaitTest {

  private final ExecutorService threads = newVirtualThreadPerTaskExecutor();
  private final CountDownLatch loserHasBegun = new CountDownLatch(1);
  private final CountDownLatch returned = new CountDownLatch(1);
  private final AtomicInteger interrupted = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  /// The loser ends when it is interrupted; then it cleans up, as its test says.
  private Work<String, String> work(Runnable cleanUp) {
    return input -> {
      if (input.equals("broken")) {
        throw new IllegalStateException("broken");
      }
      if (input.equals("wins")) {
        loserHasBegun.await();
        return input;
      }
      try {
        loserHasBegun.countDown();
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.incrementAndGet();
        cleanUp.run();
      }
      ended.incrementAndGet();
      return input;
    };
  }

  @AfterEach
  void close() {
    threads.close();
  }

  /// The loser's clean-up ends only when `invokeAny` has returned.
  @Test
  void invokeAny_returns_while_a_loser_is_still_at_work() throws Exception {
    var work = work(() -> await(returned));
    assertThat(Step04b_InvokeAnyDoesNotWait.invokeAny(List.of("wins", "loses"), work, threads))
        .isEqualTo("wins");
    assertThat(ended).hasValue(0);
    returned.countDown();
    threads.close();
    assertThat(interrupted).hasValue(1);
  }

  @Test
  void when_firstSuccess_returns_the_losers_have_ended() {
    assertThat(Step04b_InvokeAnyDoesNotWait.firstSuccess(List.of("loses", "wins"), work(() -> {})))
        .isEqualTo("wins");
    assertThat(interrupted).hasValue(1);
    assertThat(ended).hasValue(1);
  }

  @Test
  void a_failure_before_the_first_success_is_passed_over() throws Exception {
    loserHasBegun.countDown();
    var mirrors = List.of("broken", "wins");
    assertThat(Step04b_InvokeAnyDoesNotWait.firstSuccess(mirrors, work(() -> {})))
        .isEqualTo("wins");
    assertThat(Step04b_InvokeAnyDoesNotWait.invokeAny(mirrors, work(() -> {}), threads))
        .isEqualTo("wins");
  }

  @Test
  void if_all_fail_invokeAny_throws_one_failure_and_firstSuccess_has_all() {
    Work<Integer, Integer> fails =
        n -> {
          throw new IllegalStateException("broken " + n);
        };
    var two = List.of(1, 2);
    assertThatThrownBy(() -> Step04b_InvokeAnyDoesNotWait.invokeAny(two, fails, threads))
        .isInstanceOf(ExecutionException.class)
        .hasNoSuppressedExceptions()
        .cause()
        .hasMessageStartingWith("broken")
        .hasNoSuppressedExceptions();
    assertThatThrownBy(() -> Step04b_InvokeAnyDoesNotWait.firstSuccess(two, fails))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("none of 2 succeeded")
        .satisfies(e ->
            assertThat(e.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("broken 1", "broken 2"));
  }

  @Test
  void the_server_sees_the_losers_of_both_abandoned() throws Exception {
    try (var requests = Requests.atMost(4)) {
      var mirrors = List.of("/status/500", "/count", LOSER, LOSER);
      var race = new Race(requests, 2);
      Step04b_InvokeAnyDoesNotWait.invokeAny(mirrors, race::get, threads);
      assertThat(race.fateOfLosers()).isEqualTo(new Fate(0, 2));
      race = new Race(requests, 2);
      Step04b_InvokeAnyDoesNotWait.firstSuccess(mirrors, race::get);
      assertThat(race.fateOfLosers()).isEqualTo(new Fate(0, 2));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void in_the_step_a_loser_cleans_up_after_it_was_stopped() throws Exception {
    try (var requests = Requests.atMost(4)) {
      var race = new Race(requests, 2);
      var work = new CleansUp(race);
      assertThat(work.busy()).isEqualTo(2);
      long start = System.nanoTime();
      assertThat(Step04b_InvokeAnyDoesNotWait.firstSuccess(List.of("/count", LOSER, LOSER), work))
          .isEqualTo("{\"count\":1}");
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(200_000_000);
      assertThat(work.busy()).isZero();
      assertThat(race.fateOfLosers()).hasToString("losers: 0 answered, 2 abandoned");
    }
  }

  @Test
  void of_no_inputs_none_succeeds() {
    assertThatThrownBy(() -> Step04b_InvokeAnyDoesNotWait.firstSuccess(List.of(), input -> input))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("none of 0 succeeded");
  }
}

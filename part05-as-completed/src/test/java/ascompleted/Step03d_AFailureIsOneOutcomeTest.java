package ascompleted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ascompleted.outcomes.Outcome.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step03d_AFailureIsOneOutcomeTest {

  private static final List<String> INPUTS = List.of("slow", "fails", "quick");

  private final CompletableFuture<Thread> quick = new CompletableFuture<>();
  private final CompletableFuture<Thread> fails = new CompletableFuture<>();
  private final CountDownLatch slowHasBegun = new CountDownLatch(1);
  private final CountDownLatch slowMayEnd = new CountDownLatch(1);
  private final AtomicInteger interrupted = new AtomicInteger();

  /// One thread ends before the next goes on: the quick one, the one that fails, the slow one.
  private final Work<String, Integer> work =
      input -> {
        switch (input) {
          case "quick" -> quick.complete(Thread.currentThread());
          case "fails" -> {
            fails.complete(Thread.currentThread());
            quick.join().join();
            slowHasBegun.await();
            throw new IllegalStateException("no answer");
          }
          default -> {
            try {
              slowHasBegun.countDown();
              fails.join().join();
              slowMayEnd.await();
            } catch (InterruptedException e) {
              interrupted.incrementAndGet();
              throw e;
            }
          }
        }
        return 7;
      };

  @Test
  void thrown_on_a_failure_ends_the_loop_and_cancels_the_rest() {
    var handled = new ArrayList<String>();
    assertThatThrownBy(() -> Step03d_AFailureIsOneOutcome.throwOn(INPUTS, work, handled))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("fails")
        .hasRootCauseMessage("no answer");
    assertThat(handled).containsExactly("quick 7");
    assertThat(interrupted).hasValue(1);
  }

  @Test
  void handled_as_a_value_it_is_one_outcome_among_others() {
    slowMayEnd.countDown();
    assertThat(Step03d_AFailureIsOneOutcome.handle(INPUTS, work))
        .containsExactly("quick 7", "fails: no answer", "slow 7");
    assertThat(interrupted).hasValue(0);
  }

  @Test
  void without_a_failure_both_handle_all() {
    Work<String, Integer> well = _ -> 7;
    var handled = new ArrayList<String>();
    Step03d_AFailureIsOneOutcome.throwOn(INPUTS, well, handled);
    assertThat(handled).containsExactlyInAnyOrder("slow 7", "fails 7", "quick 7");
  }

  @Test
  void of_no_inputs_nothing_is_handled() {
    assertThat(Step03d_AFailureIsOneOutcome.handle(List.of(), input -> 1)).isEmpty();
  }
}

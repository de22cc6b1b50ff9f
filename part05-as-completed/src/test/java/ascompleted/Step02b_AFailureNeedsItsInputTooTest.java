package ascompleted;

import static java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor;
import static org.assertj.core.api.Assertions.assertThat;

import ascompleted.outcomes.Outcome.Work;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step02b_AFailureNeedsItsInputTooTest {

  private static final List<String> SHOPS = List.of("north", "south");

  private final ExecutorService threads = newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<Thread> south = new CompletableFuture<>();

  /// North answers when south's thread has ended.
  private final Work<String, Integer> southFails =
      shop -> {
        if (shop.equals("south")) {
          south.complete(Thread.currentThread());
          throw new IllegalStateException("no answer");
        }
        south.join().join();
        return 30;
      };

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void a_result_that_carries_its_input_does_not_tell_who_failed() throws Exception {
    assertThat(Step02b_AFailureNeedsItsInputToo.inTheResult(SHOPS, southFails, threads))
        .containsExactly("one of them: no answer", "north 30");
  }

  @Test
  void an_outcome_does() throws Exception {
    assertThat(Step02b_AFailureNeedsItsInputToo.inTheOutcome(SHOPS, southFails, threads))
        .containsExactly("south: no answer", "north 30");
  }

  /// Each answers only when both are asked.
  @Test
  void all_are_asked_at_once() throws Exception {
    var asked = new CountDownLatch(4);
    Work<String, Integer> together =
        _ -> {
          asked.countDown();
          asked.countDown();
          asked.await();
          return 7;
        };
    assertThat(Step02b_AFailureNeedsItsInputToo.inTheOutcome(SHOPS, together, threads))
        .containsExactlyInAnyOrder("north 7", "south 7");
  }
}

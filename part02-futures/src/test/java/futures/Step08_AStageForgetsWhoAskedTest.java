package futures;

import static futures.Step08_AStageForgetsWhoAsked.guestOfALoop;
import static futures.Step08_AStageForgetsWhoAsked.guestWhoCalls;
import static futures.Step08_AStageForgetsWhoAsked.guestWhoGets;
import static futures.Step08_AStageForgetsWhoAsked.guestWhoJoins;
import static futures.trace.Trace.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import futures.trace.Trace;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The failure is the same in all of them: only the way to it differs.
@Timeout(10)
class Step08_AStageForgetsWhoAskedTest {

  private final ExecutorService worker = Executors.newSingleThreadExecutor();

  private static List<String> path(Throwable failure) {
    return Trace.path(failure, Step08_AStageForgetsWhoAsked.class);
  }

  @AfterEach
  void close() {
    worker.close();
  }

  @Test
  void the_trace_of_a_call_leads_from_the_egg_to_the_guest() {
    var failure = failureOf(() -> guestWhoCalls(worker));
    assertThat(failure).hasMessage("bad egg");
    assertThat(path(failure)).containsExactly("crack", "fry", "breakfast", "guestWhoCalls");
  }

  @Test
  void the_trace_of_a_virtual_thread_leads_to_the_guest() throws Exception {
    try (var guest = Executors.newVirtualThreadPerTaskExecutor()) {
      var failure = guest.submit(() -> failureOf(() -> guestWhoCalls(worker))).get();
      assertThat(path(failure)).containsExactly("crack", "fry", "breakfast", "guestWhoCalls");
    }
  }

  @Test
  void the_trace_of_a_stage_leads_to_the_thread_that_delivered() {
    var failure = failureOf(() -> guestWhoGets(worker)).getCause();
    assertThat(failure).hasMessage("bad egg");
    assertThat(path(failure))
        .containsExactly(
            "crack",
            "lambda of fryLater",
            "(CompletableFuture)",
            "lambda of deliver",
            "(ThreadPoolExecutor)");
  }

  @Test
  void the_trace_of_a_callback_leads_to_the_loop() {
    try (var loop =
        new SingleThreadIoEventLoop(
            null, Executors.defaultThreadFactory(), NioIoHandler.newFactory())) {
      var failure = failureOf(() -> guestOfALoop(loop)).getCause();
      assertThat(failure).hasMessage("bad egg");
      assertThat(path(failure))
          .containsExactly(
              "crack",
              "lambda of fryOn",
              "(DefaultPromise)",
              "lambda of deliver",
              "(AbstractEventExecutor)");
    }
  }

  @Test
  void what_get_throws_names_the_guest() {
    var thrown = failureOf(() -> guestWhoGets(worker));
    assertThat(thrown).isInstanceOf(ExecutionException.class);
    assertThat(path(thrown)).containsExactly("(CompletableFuture)", "guestWhoGets");
  }

  @Test
  void what_join_throws_names_the_worker() {
    var thrown = failureOf(() -> guestWhoJoins(worker));
    assertThat(thrown).isInstanceOf(CompletionException.class);
    assertThat(path(thrown))
        .containsExactly("(CompletableFuture)", "lambda of deliver", "(ThreadPoolExecutor)");
  }
}

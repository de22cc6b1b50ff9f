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
  void a_call_leads_from_the_guest_to_the_egg() {
    var failure = failureOf(() -> guestWhoCalls(worker));
    assertThat(failure).hasMessage("bad egg");
    assertThat(path(failure)).containsExactly("crack", "fry", "breakfast", "guestWhoCalls");
  }

  @Test
  void on_a_virtual_thread_it_does_too() throws Exception {
    try (var guest = Executors.newVirtualThreadPerTaskExecutor()) {
      var failure = guest.submit(() -> failureOf(() -> guestWhoCalls(worker))).get();
      assertThat(path(failure)).containsExactly("crack", "fry", "breakfast", "guestWhoCalls");
    }
  }

  @Test
  void a_stage_knows_where_it_was_written_and_who_delivered() {
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
  void so_does_a_callback_on_a_loop() {
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
  void get_adds_who_waited() {
    var thrown = failureOf(() -> guestWhoGets(worker));
    assertThat(thrown).isInstanceOf(ExecutionException.class);
    assertThat(path(thrown)).containsExactly("(CompletableFuture)", "guestWhoGets");
  }

  @Test
  void join_throws_what_was_wrapped_on_the_worker() {
    var thrown = failureOf(() -> guestWhoJoins(worker));
    assertThat(thrown).isInstanceOf(CompletionException.class);
    assertThat(path(thrown))
        .containsExactly("(CompletableFuture)", "lambda of deliver", "(ThreadPoolExecutor)");
  }
}

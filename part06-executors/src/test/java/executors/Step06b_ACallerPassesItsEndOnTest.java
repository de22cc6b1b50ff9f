package executors;

import static executors.Step06b_ACallerPassesItsEndOn.await;
import static executors.Step06b_ACallerPassesItsEndOn.callThatTakes;
import static executors.Step06b_ACallerPassesItsEndOn.interrupted;
import static executors.Step06b_ACallerPassesItsEndOn.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import executors.Step06b_ACallerPassesItsEndOn.Seen;
import executors.heart.Loops;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step06b_ACallerPassesItsEndOnTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final SingleThreadIoEventLoop loop = Loops.newLoop("loop");

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void join_waits_on_and_so_does_the_call() throws Exception {
    var call = new CompletableFuture<String>();
    assertThat(interrupted(CompletableFuture::join, call, Duration.ofMillis(100)))
        .isEqualTo(new Seen(false, false));
    assertThat(call).isCompletedWithValue("answer");
  }

  @Test
  void await_ends_with_the_interrupt_and_cancels_the_call() throws Exception {
    var call = new CompletableFuture<String>();
    assertThat(interrupted(future -> await(future, LONG), call, LONG))
        .isEqualTo(new Seen(true, true));
  }

  @Test
  void await_ends_with_its_limit_and_cancels_the_call() {
    var call = new CompletableFuture<String>();
    assertThatThrownBy(() -> await(call, Duration.ofMillis(10)))
        .isInstanceOf(TimeoutException.class);
    assertThat(call).isCancelled();
    assertThat(outcome(future -> await(future, Duration.ZERO), new CompletableFuture<>()))
        .isEqualTo("TimeoutException, the call is CANCELLED");
  }

  @Test
  void await_returns_an_answer_that_comes_in_time_and_throws_a_failure() throws Exception {
    assertThat(await(callThatTakes(Duration.ofMillis(1), loop), LONG)).isEqualTo("answer");
    assertThat(outcome(future -> await(future, LONG), callThatTakes(Duration.ZERO, loop)))
        .isEqualTo("answer");
    var failed = CompletableFuture.<String>failedFuture(new IllegalStateException("no answer"));
    assertThatThrownBy(() -> await(failed, LONG))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no answer");
  }

  @Test
  void a_thousand_callers_wait_and_the_loop_still_answers() throws Exception {
    var waiting = new CopyOnWriteArrayList<Thread>();
    ThreadFactory virtual =
        caller -> {
          Thread thread = Thread.ofVirtual().unstarted(caller);
          waiting.add(thread);
          return thread;
        };
    try (var callers = Executors.newThreadPerTaskExecutor(virtual)) {
      Promise<String> gate = loop.newPromise();
      var answers = new ArrayList<Future<String>>();
      for (int i = 0; i < 1_000; i++) {
        var answer = new CompletableFuture<String>(); // which the loop completes
        gate.addListener(_ -> answer.complete(gate.getNow()));
        answers.add(callers.submit(() -> await(answer, LONG)));
      }
      for (Thread thread : waiting) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
          Thread.onSpinWait();
        }
      }
      assertThat(loop.submit(() -> "free").get()).isEqualTo("free");
      gate.setSuccess("answer");
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("answer");
      }
    }
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(true, true)).hasToString("the caller has ended, the call is cancelled");
    assertThat(new Seen(false, false)).hasToString("the caller waits on, the call is going on");
  }
}

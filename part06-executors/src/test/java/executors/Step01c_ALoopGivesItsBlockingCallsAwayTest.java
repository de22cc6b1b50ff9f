package executors;

import static executors.Step01c_ALoopGivesItsBlockingCallsAway.during;
import static executors.Step01c_ALoopGivesItsBlockingCallsAway.onTheLoop;
import static executors.Step01c_ALoopGivesItsBlockingCallsAway.runIn;
import static org.assertj.core.api.Assertions.assertThat;

import executors.Step01c_ALoopGivesItsBlockingCallsAway.Seen;
import executors.heart.Heart;
import executors.heart.Loops;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30) // what a broken step waits for never comes
class Step01c_ALoopGivesItsBlockingCallsAwayTest {
  private final EventLoop loop = Loops.newLoop("loop");
  private final Heart heart;

  Step01c_ALoopGivesItsBlockingCallsAwayTest() throws Exception {
    heart = new Heart(loop, Duration.ofMillis(5));
  }

  @AfterEach
  void close() {
    heart.close();
    loop.close();
  }

  @Test
  void on_the_loop_no_heart_beats_until_the_call_returns() throws Exception {
    Supplier<String> call = this::afterABeatIsDue;
    assertThat(during(heart, loop, call, it -> onTheLoop(it, loop))).isEqualTo(new Seen(0, true));
  }

  @Test
  void given_to_another_thread_the_call_can_wait_for_three_beats() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Supplier<String> call = () -> afterBeats(3);
      Seen seen = during(heart, loop, call, it -> runIn(threads, it, loop));
      assertThat(seen.beats()).isGreaterThanOrEqualTo(3);
      assertThat(seen.answerOnTheLoop()).isTrue();
    }
  }

  @Test
  void the_call_runs_on_the_threads_that_it_is_given_to_and_its_answer_is_passed_on()
      throws Exception {
    try (var cpu = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("cpu").factory())) {
      Supplier<String> call = () -> Thread.currentThread().getName();
      assertThat(runIn(cpu, call, loop).get()).isEqualTo("cpu");
      assertThat(onTheLoop(call, loop).get()).isEqualTo("loop");
    }
  }

  @Test
  void a_failure_comes_on_the_loop_too() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Supplier<String> fails =
          () -> {
            throw new IllegalStateException("no answer");
          };
      Seen seen = during(heart, loop, fails, it -> runIn(threads, it, loop));
      assertThat(seen.answerOnTheLoop()).isTrue();
    }
  }

  @Test
  void it_says_in_words_what_it_has_seen() {
    assertThat(new Seen(0, true))
        .hasToString("the heart stands still; the answer comes on the loop");
    assertThat(new Seen(3, false))
        .hasToString("the heart beats; the answer comes on another thread");
  }

  private String afterBeats(int beats) {
    try {
      heart.awaitBeats(beats);
      return "answer";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String afterABeatIsDue() {
    try {
      heart.awaitDue();
      return "answer";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

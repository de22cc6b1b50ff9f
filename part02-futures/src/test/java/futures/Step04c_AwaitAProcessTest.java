package futures;

import static futures.Step04c_AwaitAProcess.awaitable;
import static futures.Step04c_AwaitAProcess.endsAfterCancel;
import static futures.Step04c_AwaitAProcess.startOven;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Step04c_AwaitAProcessTest {

  @Test
  void a_cancel_of_the_future_of_onExit_ends_no_process() throws Exception {
    assertThat(endsAfterCancel(Process::onExit, Duration.ofMillis(200))).isFalse();
  }

  @Test
  void one_way_a_cancelled_process_runs_on() throws Exception {
    assertThat(endsAfterCancel(Step04c_AwaitAProcess::oneWay, Duration.ofMillis(200))).isFalse();
  }

  @Test
  void both_ways_a_cancelled_process_ends() throws Exception {
    assertThat(endsAfterCancel(Step04c_AwaitAProcess::awaitable, Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void a_time_out_ends_the_process() throws Exception {
    var process = startOven();
    assertThatThrownBy(awaitable(process).orTimeout(1, MILLISECONDS)::get)
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(process.waitFor(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void the_exit_code_comes_through() throws Exception {
    var process = startOven();
    process.getOutputStream().close();
    assertThat(awaitable(process).get()).isEqualTo(3);
  }

  @Test
  void the_process_lives_until_it_is_told_to_end() throws Exception {
    var process = startOven();
    process.getOutputStream().write("ham\n".getBytes(UTF_8));
    process.getOutputStream().flush();
    assertThat(process.inputReader().readLine()).isEqualTo("ham");
    assertThat(awaitable(process)).isNotDone();
    process.destroy();
  }
}

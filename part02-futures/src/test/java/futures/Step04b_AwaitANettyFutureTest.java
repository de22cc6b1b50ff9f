package futures;

import static futures.Step04b_AwaitANettyFuture.awaitable;
import static futures.Step04b_AwaitANettyFuture.cancelInTheQueue;
import static futures.Step04b_AwaitANettyFuture.cancelWhileItRuns;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futures.Step04b_AwaitANettyFuture.Source;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step04b_AwaitANettyFutureTest {

  private final EventLoop loop = new DefaultEventLoop();
  private final Promise<String> source = ImmediateEventExecutor.INSTANCE.newPromise();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void one_way_cancelled_work_in_the_queue_still_runs() throws Exception {
    assertThat(cancelInTheQueue(loop, Step04b_AwaitANettyFuture::oneWay))
        .isEqualTo(new Source(false, true));
  }

  @Test
  void both_ways_cancelled_work_in_the_queue_never_runs() throws Exception {
    assertThat(cancelInTheQueue(loop, Step04b_AwaitANettyFuture::awaitable))
        .isEqualTo(new Source(true, false));
  }

  @Test
  void cancelled_work_that_runs_runs_on() throws Exception {
    assertThat(cancelWhileItRuns(loop, Step04b_AwaitANettyFuture::awaitable))
        .isEqualTo(new Source(false, true));
  }

  @Test
  void a_value_comes_through() {
    var result = awaitable(source);
    assertThat(result).isNotDone();
    source.setSuccess("ham");
    assertThat(result).isCompletedWithValue("ham");
  }

  @Test
  void a_failure_comes_through_as_it_is() {
    var result = awaitable(source);
    var failure = new IOException("no ham");
    source.setFailure(failure);
    assertThat(result.exceptionNow()).isSameAs(failure);
  }

  @Test
  void a_cancellation_of_the_source_comes_through() {
    var result = awaitable(source);
    source.cancel(false);
    assertThat(result).isCancelled();
  }

  @Test
  void a_time_out_of_the_result_cancels_the_source() throws Exception {
    assertThatThrownBy(awaitable(source).orTimeout(1, MILLISECONDS)::get)
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(source.await(5, SECONDS)).isTrue();
    assertThat(source.isCancelled()).isTrue();
  }
}

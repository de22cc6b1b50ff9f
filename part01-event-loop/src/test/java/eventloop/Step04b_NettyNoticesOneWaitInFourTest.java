package eventloop;

import static eventloop.Step04b_NettyNoticesOneWaitInFour.Outcome.REFUSED;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.Outcome.RETURNED;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.Outcome.STALLED;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.aCompletableFuture;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.aLatch;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.aPromise;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.aPromiseThatIsDone;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.outcome;
import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.netty.Loops;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.Promise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step04b_NettyNoticesOneWaitInFourTest {

  private final SingleThreadIoEventLoop loop = Loops.newLoop("loop");
  private final SingleThreadIoEventLoop other = Loops.newLoop("other");

  @AfterEach
  void close() {
    loop.close();
    other.close();
  }

  @Test
  void a_promise_of_its_own_loop_is_refused() throws Exception {
    assertThat(aPromise(loop, loop)).isEqualTo(REFUSED);
  }

  @Test
  void a_time_limit_does_not_help() throws Exception {
    Promise<String> promise = loop.newPromise();
    assertThat(outcome(loop, () -> promise.get(1, HOURS), () -> {})).isEqualTo(REFUSED);
    assertThat(outcome(loop, () -> promise.await(1, HOURS), () -> {})).isEqualTo(REFUSED);
  }

  @Test
  void one_that_is_done_is_not_waited_for() throws Exception {
    assertThat(aPromiseThatIsDone(loop)).isEqualTo(RETURNED);
  }

  @Test
  void a_promise_of_another_loop_stalls_it() throws Exception {
    assertThat(aPromise(loop, other)).isEqualTo(STALLED);
  }

  @Test
  void a_completable_future_stalls_it() throws Exception {
    assertThat(aCompletableFuture(loop)).isEqualTo(STALLED);
  }

  @Test
  void a_latch_stalls_it() throws Exception {
    assertThat(aLatch(loop)).isEqualTo(STALLED);
  }

  @Test
  void a_stall_ends_with_the_wait() throws Exception {
    aCompletableFuture(loop);
    assertThat(loop.submit(() -> "ham").get()).isEqualTo("ham");
  }
}

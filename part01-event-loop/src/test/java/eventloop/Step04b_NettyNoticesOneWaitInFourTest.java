package eventloop;

import static eventloop.Step04b_NettyNoticesOneWaitInFour.Outcome.REFUSED;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.Outcome.RETURNED;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.Outcome.STALLED;
import static eventloop.Step04b_NettyNoticesOneWaitInFour.outcome;
import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import eventloop.Step04b_NettyNoticesOneWaitInFour.Awaited;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
    assertThat(outcome(loop, Awaited.of(loop.newPromise()))).isEqualTo(REFUSED);
  }

  @Test
  void a_time_limit_does_not_help() throws Exception {
    Promise<String> promise = loop.newPromise();
    assertThat(outcome(loop, new Awaited(() -> promise.get(1, HOURS), () -> {})))
        .isEqualTo(REFUSED);
    assertThat(outcome(loop, new Awaited(() -> promise.await(1, HOURS), () -> {})))
        .isEqualTo(REFUSED);
  }

  @Test
  void one_that_is_done_is_not_waited_for() throws Exception {
    Promise<String> done = loop.newPromise();
    assertThat(outcome(loop, Awaited.of(done.setSuccess("ham")))).isEqualTo(RETURNED);
  }

  @Test
  void a_promise_of_another_loop_stalls_it() throws Exception {
    assertThat(outcome(loop, Awaited.of(other.newPromise()))).isEqualTo(STALLED);
  }

  @Test
  void a_completable_future_stalls_it() throws Exception {
    assertThat(outcome(loop, Awaited.of(new CompletableFuture<>()))).isEqualTo(STALLED);
  }

  @Test
  void so_does_every_other_wait() throws Exception {
    var latch = new CountDownLatch(1);
    Awaited awaited =
        new Awaited(
            () -> {
              latch.await();
              return null;
            },
            latch::countDown);
    assertThat(outcome(loop, awaited)).isEqualTo(STALLED);
  }

  @Test
  void a_stall_ends_with_the_wait() throws Exception {
    outcome(loop, Awaited.of(new CompletableFuture<>()));
    assertThat(loop.submit(() -> "ham").get()).isEqualTo("ham");
  }
}

package eventloop;

import static eventloop.Step02_ALoopCannotWaitForItself.runUntilComplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eventloop.netty.Loops;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.BlockingOperationException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Step02_ALoopCannotWaitForItselfTest {

  private final EventLoop loop = Loops.newLoop("loop");

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void main_gets_a_value_that_the_loop_has_made() throws Exception {
    boolean onTheLoop = runUntilComplete(loop, loop::inEventLoop);
    assertThat(onTheLoop).isTrue();
  }

  @Test
  void main_gets_a_failure_as_a_cause() {
    var failure = new IOException("no ham");
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() ->
            runUntilComplete(
                loop,
                () -> {
                  throw failure;
                }))
        .havingCause()
        .isSameAs(failure);
  }

  @Test
  void the_loop_is_refused_an_answer_from_itself() {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> runUntilComplete(loop, () -> runUntilComplete(loop, () -> "ham")))
        .withCauseInstanceOf(BlockingOperationException.class);
  }

  @Test
  void main_waits_while_the_work_runs() throws Exception {
    assertThat(Step02_ALoopCannotWaitForItself.mainWaits())
        .containsExactly("work runs", "main got ham", "main goes on");
  }

  @Test
  void a_callback_may_not_wait_for_work_that_stands_behind_it_in_the_queue() throws Exception {
    assertThat(Step02_ALoopCannotWaitForItself.aCallbackWaits())
        .containsExactly("callback is refused", "callback goes on", "work runs");
  }

  @Test
  void a_listener_gets_the_answer_without_waiting() throws Exception {
    assertThat(Step02_ALoopCannotWaitForItself.aCallbackListens())
        .containsExactly("callback goes on", "work runs", "listener got ham");
  }
}

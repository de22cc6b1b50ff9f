package futures;

import static futures.Step04a_AwaitACallback.afterCancel;
import static futures.Step04a_AwaitACallback.awaitable;
import static futures.Step04a_AwaitACallback.oneWay;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futures.Step04a_AwaitACallback.Left;
import futures.socket.Line;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class Step04a_AwaitACallbackTest {

  private Line line;

  @BeforeEach
  void connect() throws Exception {
    line = Line.open();
    line.peer().setSoTimeout(5_000); // a read of a socket can't be interrupted by the time limit
  }

  @AfterEach
  void close() throws Exception {
    line.close();
  }

  @Test
  void one_way_a_cancelled_read_goes_on() throws Exception {
    assertThat(afterCancel(Step04a_AwaitACallback::oneWay)).isEqualTo(new Left(true, true));
  }

  @Test
  void both_ways_a_cancelled_read_closes_the_socket() throws Exception {
    assertThat(afterCancel(Step04a_AwaitACallback::awaitable)).isEqualTo(new Left(false, false));
  }

  @Test
  void the_other_side_sees_a_cancelled_read_as_the_end() throws Exception {
    awaitable(line.source()).cancel(false);
    assertThat(line.peer().getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void the_other_side_sees_a_read_that_ran_out_of_time_as_the_end() throws Exception {
    assertThatThrownBy(awaitable(line.source()).orTimeout(1, MILLISECONDS)::get)
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(line.peer().getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void a_value_leaves_the_connection_for_the_next_one() throws Exception {
    for (String dish : new String[] {"ham", "eggs"}) {
      line.peer().getOutputStream().write(dish.getBytes(UTF_8));
      assertThat(awaitable(line.source()).get()).isEqualTo(dish);
    }
    assertThat(line.source().isOpen()).isTrue();
  }

  @Test
  void a_completion_stage_says_itself_how_it_is_awaited() throws Exception {
    CompletionStage<String> stage = oneWay(line.source()).minimalCompletionStage();
    line.peer().getOutputStream().write("ham".getBytes(UTF_8));
    assertThat(awaitable(stage).get()).isEqualTo("ham");
  }

  @Test
  void what_a_completion_stage_returns_is_one_way() {
    CompletableFuture<String> read = oneWay(line.source());
    awaitable(read.minimalCompletionStage()).cancel(true);
    assertThat(read).isNotDone();
  }

  @Test
  void what_a_future_returns_is_itself_and_its_copy_is_one_way() {
    CompletableFuture<String> read = oneWay(line.source());
    assertThat(awaitable(read)).isSameAs(read);
    awaitable(read.copy()).cancel(true);
    assertThat(read).isNotDone();
  }

  @Test
  void closing_the_line_closes_both_ends() throws Exception {
    line.close();
    assertThat(line.source().isOpen()).isFalse();
    assertThat(line.peer().isClosed()).isTrue();
  }

  @Test
  void the_end_of_the_connection_is_a_failure() throws Exception {
    var read = awaitable(line.source());
    line.peer().shutdownOutput();
    assertThatThrownBy(read::get).hasCauseInstanceOf(EOFException.class);
  }

  @Test
  void a_read_that_cannot_begin_is_a_failure() throws Exception {
    line.source().close();
    assertThatThrownBy(awaitable(line.source())::get)
        .hasCauseInstanceOf(ClosedChannelException.class);
  }
}

package futures;

import static futures.Exercise02_AwaitAConnection.awaitable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import futures.Exercise02_AwaitAConnection.Connection;
import futures.Exercise02_AwaitAConnection.Dialer;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Everything happens on the test's thread, so nothing here waits.
class Exercise02_AwaitAConnectionTest {

  private final FakeDialer dialer = new FakeDialer();
  private final FakeConnection connection = new FakeConnection();

  @Test
  void the_future_gets_the_connection() {
    var future = awaitable(dialer);
    dialer.connected.accept(connection);
    assertThat(future).isCompletedWithValue(connection);
  }

  @Test
  void the_future_gets_the_failure() {
    var future = awaitable(dialer);
    var engaged = new IOException("engaged");
    dialer.fail(engaged);
    if (!future.isDone()) {
      fail(
          """
          The dialer said that it failed, and the future never heard of it: whoever waits for it waits for ever.
          Nobody catches what a callback throws. Both callbacks have to complete the future. (Step 2d)\
          """);
    }
    assertThat(future.exceptionNow()).isSameAs(engaged);
  }

  @Test
  void cancelling_the_future_hangs_up() {
    var future = awaitable(dialer);
    future.cancel(true);
    if (dialer.hungUp == 0) {
      fail(
          """
          The future is cancelled, and the dialer goes on dialling.
          Cancelling goes down a chain, not up: which future did the caller get, and what hangs on that one? (Step 3f)\
          """);
    }
  }

  @Test
  void running_out_of_time_hangs_up() {
    var future = awaitable(dialer);
    future.completeExceptionally(new TimeoutException()); // as orTimeout does
    if (dialer.hungUp == 0) {
      fail(
          """
          The future ran out of time, and the dialer goes on dialling.
          A future that is not cancelled can still end early. What do all early ends have in common? (Step 4a)\
          """);
    }
  }

  @Test
  void a_connection_that_comes_too_late_is_closed() {
    var future = awaitable(dialer);
    future.cancel(true);
    dialer.connected.accept(connection); // it was on its way when the dialer hung up
    if (!connection.closed) {
      fail(
          """
          A connection came after the future was cancelled. It is open, and nobody has it who could close it.
          To hang up is a request, and may come too late. What does `complete` return then? (Step 4d)\
          """);
    }
  }

  @Test
  void a_connection_that_was_handed_over_is_left_alone() {
    var future = awaitable(dialer);
    dialer.connected.accept(connection);
    if (dialer.hungUp > 0) {
      fail(
          """
          The connection was handed over, and then the dialer hung up on it.
          What hangs on a future runs when it succeeds as well. Hang up only when there is nobody to talk to. (Step 4d)\
          """);
    }
    assertThat(future).isCompletedWithValue(connection);
    assertThat(connection.closed).as("closed before it was used").isFalse();
  }

  private static final class FakeConnection implements Connection {
    boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class FakeDialer implements Dialer {
    Consumer<Connection> connected;
    Consumer<IOException> failed;
    int hungUp;

    @Override
    public Runnable dial(Consumer<Connection> onConnected, Consumer<IOException> onFailed) {
      connected = onConnected;
      failed = onFailed;
      return () -> hungUp++;
    }

    /// A library's own thread has nobody to tell what a callback throws.
    void fail(IOException failure) {
      try {
        failed.accept(failure);
      } catch (RuntimeException e) {
        // It would be in a log.
      }
    }
  }
}

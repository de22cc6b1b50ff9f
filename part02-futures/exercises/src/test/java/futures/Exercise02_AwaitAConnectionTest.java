package futures;

import static futures.Exercise02_AwaitAConnection.awaitable;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import futures.Exercise02_AwaitAConnection.Connection;
import futures.Exercise02_AwaitAConnection.Dialer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The dialer is driven by hand. Right answers never wait for a clock here; a wrong one costs a
/// second.
class Exercise02_AwaitAConnectionTest {

  private final FakeDialer dialer = new FakeDialer();
  private final FakeConnection connection = new FakeConnection();

  @Test
  void the_future_gets_the_connection() throws Exception {
    var future = dial();
    dialer.connected.accept(connection);
    expectConnection(future);
  }

  @Test
  void the_future_gets_the_failure() throws Exception {
    var future = dial();
    var engaged = new IOException("engaged");
    dialer.fail(engaged);
    if (!future.isDone()) {
      fail(
          """
          The dialer said that it failed, and the future never heard of it: whoever waits for it waits for ever.
          Nobody catches what a callback throws. Both callbacks have to complete the future. (Step 2d)\
          """);
    }
    Object told = future.isCompletedExceptionally() ? future.exceptionNow() : future.join();
    assertThat(told)
        .withFailMessage(
            """
            The dialer failed with "%s", and the future was completed with %s.
            Whoever waits learns from the future alone what happened: hand on the very failure, as a failure. (Step 2a)\
            """,
            engaged, told)
        .isSameAs(engaged);
  }

  @Test
  void cancelling_the_future_hangs_up() throws Exception {
    var future = dial();
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
  void running_out_of_time_hangs_up() throws Exception {
    var future = dial();
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
  void a_connection_that_comes_too_late_is_closed() throws Exception {
    var future = dial();
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
  void a_connection_that_was_handed_over_is_left_alone() throws Exception {
    var future = dial();
    dialer.connected.accept(connection);
    if (dialer.hungUp > 0) {
      fail(
          """
          The connection was handed over, and then the dialer hung up on it.
          What hangs on a future runs when it succeeds as well. Hang up only when there is nobody to talk to. (Step 4d)\
          """);
    }
    expectConnection(future);
    if (connection.closed) {
      fail(
          """
          The connection was handed over, and it is closed: the caller has not even used it.
          A connection belongs to one: to the caller if the future took it, to you if it did not. (Step 4d)\
          """);
    }
  }

  private CompletableFuture<Connection> dial() throws Exception {
    var caller = new FutureTask<>(() -> awaitable(dialer));
    Thread.ofVirtual().start(caller);
    CompletableFuture<Connection> future;
    try {
      future = caller.get(1, SECONDS);
    } catch (TimeoutException e) {
      return fail(
          """
          Your method returns a future, and does not return before that is done: its caller waits.
          Then a callback would have done as well. Return at once; the dialer's callbacks complete it. (Step 4a)\
          """);
    }
    if (future == null || dialer.connected == null) {
      fail(
          """
          Your method returned %s, and %s.
          A future tells of something that somebody does: have the dialer dial, give it two callbacks that complete the
          future, and return that. (Step 4a)\
          """
              .formatted(
                  future == null ? "null" : "a future",
                  dialer.connected == null ? "nobody has dialled" : "the dialer dials"));
    }
    return future;
  }

  private void expectConnection(CompletableFuture<Connection> future) {
    assertThat(future.handle((gotten, _) -> gotten).getNow(null))
        .withFailMessage(
            """
            The dialer has connected, and the future has %s.
            What a callback is given goes nowhere by itself: complete the future with it. (Step 4a)\
            """,
            future.isDone() ? "something else" : "not heard of it")
        .isSameAs(connection);
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

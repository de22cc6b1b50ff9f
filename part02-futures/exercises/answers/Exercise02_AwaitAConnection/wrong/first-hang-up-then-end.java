package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

final class Exercise02_AwaitAConnection {

  /// A library of somebody else's.
  interface Dialer {
    /// Begins to dial. As soon as the dialer knows, it calls one of the two, once, on a thread of
    /// its own. The result hangs up: on a number that is being called, and on one that has
    /// answered.
    Runnable dial(Consumer<Connection> connected, Consumer<IOException> failed);
  }

  interface Connection extends AutoCloseable {
    @Override
    void close();
  }

  static CompletableFuture<Connection> awaitable(Dialer dialer) {
    var call = new PhoneCall();
    call.hangUp = dialer.dial(call::connected, call::failed);
    return call;
  }

  private static final class PhoneCall extends CompletableFuture<Connection> {
    private volatile Runnable hangUp;

    void connected(Connection connection) {
      if (!complete(connection)) {
        connection.close();
      }
    }

    void failed(IOException failure) {
      super.completeExceptionally(failure);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      if (!isDone()) {
        hangUp.run();
      }
      return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) { // what orTimeout calls
      if (!isDone()) {
        hangUp.run();
      }
      return super.completeExceptionally(failure);
    }
  }
}

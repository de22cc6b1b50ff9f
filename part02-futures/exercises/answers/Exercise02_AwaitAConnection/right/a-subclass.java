package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

final class Exercise02_AwaitAConnection {

  interface Dialer {
    Runnable dial(Consumer<Connection> connected, Consumer<IOException> failed);
  }

  interface Connection extends AutoCloseable {
    @Override
    void close();
  }

  static CompletableFuture<Connection> awaitable(Dialer dialer) {
    var result = new Call();
    result.hangUp =
        dialer.dial(
            connection -> {
              if (!result.complete(connection)) {
                connection.close();
              }
            },
            result::fail);
    return result;
  }

  private static final class Call extends CompletableFuture<Connection> {
    private volatile Runnable hangUp;

    void fail(IOException failure) {
      super.completeExceptionally(failure);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
      boolean ended = super.completeExceptionally(failure);
      if (ended) {
        hangUp.run();
      }
      return ended;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean ended = super.cancel(mayInterruptIfRunning);
      if (ended) {
        hangUp.run();
      }
      return ended;
    }
  }
}

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
    var hangUp = new Runnable[1];
    var result =
        new CompletableFuture<Connection>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            hangUp[0].run();
            return super.cancel(mayInterruptIfRunning);
          }

          @Override
          public boolean completeExceptionally(Throwable failure) {
            hangUp[0].run();
            return super.completeExceptionally(failure);
          }
        };
    hangUp[0] =
        dialer.dial(
            connection -> {
              if (!result.complete(connection)) {
                connection.close();
              }
            },
            result::completeExceptionally);
    return result;
  }
}

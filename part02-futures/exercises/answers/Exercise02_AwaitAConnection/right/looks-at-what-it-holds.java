package futures;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
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
    var result = new CompletableFuture<Connection>();
    Runnable hangUp =
        dialer.dial(
            connection -> {
              result.complete(connection);
              if (result.isCompletedExceptionally() || result.getNow(null) != connection) {
                connection.close();
              }
            },
            result::completeExceptionally);
    result.whenComplete((connection, failure) -> {
      if (failure instanceof CancellationException || failure instanceof TimeoutException) {
        hangUp.run();
      }
    });
    return result;
  }
}

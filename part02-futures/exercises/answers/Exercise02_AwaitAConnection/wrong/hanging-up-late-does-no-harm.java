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
    var result = new CompletableFuture<Connection>();
    Runnable hangUp =
        dialer.dial(
            connection -> {
              if (!result.complete(connection)) {
                connection.close();
              }
            },
            result::completeExceptionally);
    result.whenComplete((_, _) -> hangUp.run());
    return result;
  }
}

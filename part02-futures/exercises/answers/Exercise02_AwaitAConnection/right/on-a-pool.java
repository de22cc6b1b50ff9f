package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
            connection ->
                POOL.execute(() -> {
                  if (!result.complete(connection)) {
                    POOL.execute(connection::close);
                  }
                }),
            failure -> POOL.execute(() -> result.completeExceptionally(failure)));
    result.whenCompleteAsync(
        (_, failure) -> {
          if (failure != null) {
            hangUp.run();
          }
        },
        POOL);
    return result;
  }

  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());
}

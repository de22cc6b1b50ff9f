package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
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
    var future = new CompletableFuture<Connection>();
    var hangUp = new AtomicReference<Runnable>(() -> {});
    hangUp.set(
        dialer.dial(
            connection -> {
              if (!future.complete(connection)) {
                hangUp.get().run(); // which ends what has come of it
              }
            },
            future::completeExceptionally));
    var _ =
        future.whenComplete((_, failure) -> {
          if (failure != null && !(failure instanceof IOException)) {
            hangUp.get().run();
          }
        });
    return future;
  }
}

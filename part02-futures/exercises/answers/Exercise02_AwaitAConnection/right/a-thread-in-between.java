package futures;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
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
    var news = new LinkedBlockingQueue<Object>();
    var result = new CompletableFuture<Connection>();
    Runnable hangUp = dialer.dial(news::add, news::add);
    Thread.ofVirtual()
        .start(() -> {
          try {
            switch (news.take()) {
              case Connection connection when result.complete(connection) -> {}
              case Connection connection -> connection.close();
              case IOException failure -> result.completeExceptionally(failure);
              default -> throw new IllegalStateException();
            }
          } catch (InterruptedException e) {
            result.completeExceptionally(e);
          }
        });
    result.handle((connection, _) -> {
      if (connection == null) {
        hangUp.run();
      }
      return null;
    });
    return result;
  }
}

package futures;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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
    var future = new CompletableFuture<Connection>();
    Thread.startVirtualThread(() -> dial(dialer, future));
    return future;
  }

  private static void dial(Dialer dialer, CompletableFuture<Connection> future) {
    BlockingQueue<Object> answer = new ArrayBlockingQueue<>(1);
    Runnable hangUp = dialer.dial(answer::add, answer::add);
    try {
      switch (answer.take()) {
        case Connection connection when !future.complete(connection) -> connection.close();
        case IOException failure -> future.completeExceptionally(failure);
        default -> {}
      }
    } catch (InterruptedException e) { // the future was cancelled
      hangUp.run();
    }
  }
}

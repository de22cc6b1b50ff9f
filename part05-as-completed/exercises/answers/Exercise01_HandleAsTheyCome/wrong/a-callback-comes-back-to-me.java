package ascompleted;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

final class Exercise01_HandleAsTheyCome {

  private Exercise01_HandleAsTheyCome() {}

  interface Work<I, V> {
    V of(I input) throws Exception;
  }

  sealed interface Result<V> {}

  record Success<V>(V value) implements Result<V> {}

  record Failure<V>(Throwable thrown) implements Result<V> {}

  interface Handler<I, V> {
    void handle(I input, Result<V> result);
  }

  static <I, V> void handleEach(
      List<I> inputs, Work<I, V> work, ExecutorService threads, Handler<I, V> handler)
      throws InterruptedException {
    var all =
        inputs.stream()
            .map(input ->
                CompletableFuture.<Result<V>>supplyAsync(
                        () -> {
                          try {
                            return new Success<>(work.of(input));
                          } catch (Throwable thrown) {
                            return new Failure<>(thrown);
                          }
                        },
                        threads)
                    .thenAccept(result -> {
                      synchronized (threads) {
                        handler.handle(input, result);
                      }
                    }))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
  }
}

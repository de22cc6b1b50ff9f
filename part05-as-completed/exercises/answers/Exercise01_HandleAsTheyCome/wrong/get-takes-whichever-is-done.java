package ascompleted;

import java.util.List;
import java.util.concurrent.ExecutionException;
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
    var futures = inputs.stream().map(input -> threads.submit(() -> work.of(input))).toList();
    for (int i = 0; i < inputs.size(); i++) {
      try {
        handler.handle(inputs.get(i), new Success<>(futures.get(i).get()));
      } catch (ExecutionException e) {
        handler.handle(inputs.get(i), new Failure<>(e.getCause()));
      }
    }
  }
}

package ascompleted;

import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
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

  private record Pair<I, V>(I input, Result<V> result) {}

  static <I, V> void handleEach(
      List<I> inputs, Work<I, V> work, ExecutorService threads, Handler<I, V> handler)
      throws InterruptedException {
    var service = new ExecutorCompletionService<Pair<I, V>>(threads);
    inputs.forEach(input ->
        service.submit(() -> {
          try {
            return new Pair<>(input, new Success<>(work.of(input)));
          } catch (Throwable thrown) {
            return new Pair<>(input, new Failure<>(thrown));
          }
        }));
    for (int i = 0; i < inputs.size(); i++) {
      Pair<I, V> pair = service.take().resultNow();
      handler.handle(pair.input(), pair.result());
    }
  }
}

package ascompleted;

import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

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
    var completed = new ExecutorCompletionService<V>(threads);
    var inputOf = new HashMap<Future<V>, I>();
    for (I input : inputs) {
      inputOf.put(completed.submit(() -> work.of(input)), input);
    }
    for (int i = 0; i < inputs.size(); i++) {
      Future<V> done = completed.take();
      Result<V> result;
      try {
        result = new Success<>(done.get());
      } catch (ExecutionException e) {
        result = new Failure<>(e);
      }
      handler.handle(inputOf.get(done), result);
    }
  }
}

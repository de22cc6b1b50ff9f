package ascompleted;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;

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
    var inputOf = Collections.synchronizedMap(new HashMap<Result<V>, I>());
    var results = new LinkedBlockingQueue<Result<V>>();
    for (I input : inputs) {
      threads.submit(() -> {
        Result<V> result;
        try {
          result = new Success<>(work.of(input));
        } catch (Throwable thrown) {
          result = new Failure<>(thrown);
        }
        inputOf.put(result, input);
        results.add(result);
      });
    }
    for (int i = 0; i < inputs.size(); i++) {
      Result<V> result = results.take();
      handler.handle(inputOf.get(result), result);
    }
  }
}

package ascompleted;

import java.util.List;
import java.util.Map;
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
    var queue = new LinkedBlockingQueue<Map.Entry<I, Object>>();
    for (I input : inputs) {
      threads.submit(() -> {
        try {
          queue.add(Map.entry(input, work.of(input)));
        } catch (Throwable thrown) {
          queue.add(Map.entry(input, new Failure<V>(thrown)));
        }
      });
    }
    for (int i = 0; i < inputs.size(); i++) {
      Map.Entry<I, Object> done = queue.take();
      @SuppressWarnings("unchecked")
      Result<V> result =
          done.getValue() instanceof Failure<?>
              ? (Failure<V>) done.getValue()
              : new Success<>((V) done.getValue());
      handler.handle(done.getKey(), result);
    }
  }
}

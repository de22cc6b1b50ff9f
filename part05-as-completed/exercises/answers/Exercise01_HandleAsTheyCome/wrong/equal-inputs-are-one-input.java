package ascompleted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<I, Future<V>> tasks = new LinkedHashMap<>();
    for (I input : inputs) {
      tasks.put(input, completed.submit(() -> work.of(input)));
    }
    for (int i = 0; i < inputs.size(); i++) {
      Future<V> done = completed.take();
      for (I input : tasks.keySet()) {
        if (tasks.get(input) == done) {
          handler.handle(
              input,
              done.state() == Future.State.SUCCESS
                  ? new Success<>(done.resultNow())
                  : new Failure<>(done.exceptionNow()));
        }
      }
    }
  }
}

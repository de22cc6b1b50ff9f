package ascompleted;

import java.util.ArrayList;
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

  private record Task<I, V>(I input, CompletableFuture<Result<V>> future) {}

  static <I, V> void handleEach(
      List<I> inputs, Work<I, V> work, ExecutorService threads, Handler<I, V> handler)
      throws InterruptedException {
    var tasks = new ArrayList<Task<I, V>>();
    for (I input : inputs) {
      tasks.add(
          new Task<>(
              input,
              CompletableFuture.supplyAsync(
                  () -> {
                    try {
                      return new Success<>(work.of(input));
                    } catch (Throwable thrown) {
                      return new Failure<>(thrown);
                    }
                  },
                  threads)));
    }
    while (!tasks.isEmpty()) {
      CompletableFuture.anyOf(tasks.stream().map(Task::future).toArray(CompletableFuture<?>[]::new))
          .join();
      Task<I, V> done = tasks.stream().filter(task -> task.future().isDone()).findFirst().get();
      tasks.remove(done);
      handler.handle(done.input(), done.future().join());
    }
  }
}

package ascompleted;

import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    var inbox = new LinkedBlockingQueue<Runnable>();
    for (I input : inputs) {
      CompletableFuture.supplyAsync(
              () -> {
                try {
                  return work.of(input);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              },
              threads)
          .whenComplete((value, thrown) ->
              inbox.add(() ->
                  handler.handle(
                      input,
                      thrown == null ? new Success<>(value) : new Failure<>(thrown.getCause()))));
    }
    for (int i = 0; i < inputs.size(); i++) {
      inbox.take().run();
    }
  }
}

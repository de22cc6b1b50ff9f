package ascompleted;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
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

  private record Done<I, V>(I input, Result<V> result) {}

  static <I, V> void handleEach(
      List<I> inputs, Work<I, V> work, ExecutorService threads, Handler<I, V> handler)
      throws InterruptedException {
    var queue = new LinkedBlockingQueue<Done<I, V>>();
    for (I input : inputs) {
      threads.execute(() -> {
        Future<V> future = threads.submit(() -> work.of(input));
        queue.add(new Done<>(input, result(future)));
      });
    }
    for (var _ : inputs) {
      Done<I, V> done = queue.take();
      handler.handle(done.input, done.result);
    }
  }

  private static <V> Result<V> result(Future<V> future) {
    try {
      return new Success<>(future.get());
    } catch (ExecutionException e) {
      return new Failure<>(e.getCause());
    } catch (InterruptedException e) {
      return new Failure<>(e);
    }
  }
}

package ascompleted;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
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

  private record Done<I, V>(I input, Result<V> result) {}

  static <I, V> void handleEach(
      List<I> inputs, Work<I, V> work, ExecutorService threads, Handler<I, V> handler)
      throws InterruptedException {
    var queue = new ArrayBlockingQueue<Done<I, V>>(Math.max(1, inputs.size())); // room for all
    for (I input : inputs) {
      Callable<Void> task =
          () -> {
            queue.put(new Done<>(input, tryOut(work, input)));
            return null;
          };
      threads.submit(task);
    }
    for (var _ : inputs) {
      Done<I, V> done = queue.take();
      handler.handle(done.input, done.result);
    }
  }

  private static <I, V> Result<V> tryOut(Work<I, V> work, I input) {
    try {
      return new Success<>(work.of(input));
    } catch (Throwable thrown) {
      return new Failure<>(thrown);
    }
  }
}

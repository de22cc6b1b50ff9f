package ascompleted;

import java.util.ArrayDeque;
import java.util.List;
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
    var results = new ArrayDeque<Done<I, V>>();
    for (I input : inputs) {
      threads.execute(() -> {
        var done = new Done<I, V>(input, tryOut(work, input));
        synchronized (results) {
          results.push(done);
          results.notifyAll();
        }
      });
    }
    for (var _ : inputs) {
      Done<I, V> done;
      synchronized (results) {
        while (results.isEmpty()) {
          results.wait();
        }
        done = results.remove();
      }
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

package ascompleted;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;

final class Exercise01_HandleAsTheyCome {

  private static final int AT_ONCE = 10;

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
    int started = 0;
    for (int handled = 0; handled < inputs.size(); handled++) {
      for (; started < inputs.size() && started - handled < AT_ONCE; started++) {
        I input = inputs.get(started);
        threads.execute(() -> queue.add(new Done<>(input, tryOut(work, input))));
      }
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

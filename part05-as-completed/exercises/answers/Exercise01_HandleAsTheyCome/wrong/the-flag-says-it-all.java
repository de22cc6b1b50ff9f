package ascompleted;

import java.util.List;
import java.util.concurrent.ExecutorCompletionService;
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

  static <I, V> void handleEach(
      List<I> inputs, Work<I, V> work, ExecutorService threads, Handler<I, V> handler)
      throws InterruptedException {
    var completed = new ExecutorCompletionService<Done<I, V>>(threads);
    for (I input : inputs) {
      var _ = completed.submit(() -> new Done<>(input, resultOf(work, input)));
    }
    try {
      for (int taken = 0; taken < inputs.size(); taken++) {
        Done<I, V> done = completed.take().resultNow();
        handler.handle(done.input(), done.result());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Done<I, V>(I input, Result<V> result) {}

  private static <I, V> Result<V> resultOf(Work<I, V> work, I input) {
    try {
      return new Success<>(work.of(input));
    } catch (Throwable thrown) {
      return new Failure<>(thrown);
    }
  }
}

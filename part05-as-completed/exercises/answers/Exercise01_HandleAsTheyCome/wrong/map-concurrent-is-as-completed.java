package ascompleted;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.stream.Gatherers;

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
    inputs.stream()
        .gather(
            Gatherers.mapConcurrent(
                100,
                input -> {
                  try {
                    V value = threads.submit(() -> work.of(input)).get();
                    return new Done<I, V>(input, new Success<>(value));
                  } catch (ExecutionException e) {
                    return new Done<I, V>(input, new Failure<>(e.getCause()));
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }))
        .forEach(done -> handler.handle(done.input(), done.result()));
  }
}

package gather;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var running = new Phaser(1); // `gather` itself
    var ended = new ExecutorCompletionService<T>(threads);
    List<Future<T>> futures =
        calls.stream().map(call -> ended.submit(() -> call(call, running))).toList();
    try {
      for (var _ : futures) {
        ended.take().get();
      }
      return futures.stream().map(Future::resultNow).toList();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception thrown -> throw thrown;
        case Error thrown -> throw thrown;
        default -> throw e;
      }
    } finally {
      futures.forEach(future -> future.cancel(true));
      running.awaitAdvance(running.arriveAndDeregister());
    }
  }

  private static <T> T call(Callable<T> call, Phaser running) throws Exception {
    if (running.register() < 0) { // terminated: `gather` has ended
      throw new CancellationException();
    }
    try {
      return call.call();
    } finally {
      running.arriveAndDeregister();
    }
  }
}

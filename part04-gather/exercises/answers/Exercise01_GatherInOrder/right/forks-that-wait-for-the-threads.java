package gather;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    try (var scope = StructuredTaskScope.open(Joiner.<T>allSuccessfulOrThrow())) {
      for (var call : calls) {
        scope.fork(() -> on(threads, call));
      }
      return scope.join().map(Subtask::get).toList();
    } catch (StructuredTaskScope.FailedException e) {
      throw asItIs(e.getCause());
    }
  }

  /// A fork only waits for the thread that makes its call; interrupted, it interrupts that.
  private static <T> T on(ExecutorService threads, Callable<T> call) throws Exception {
    var task = new FutureTask<>(call);
    var hasRun = new CompletableFuture<Void>();
    threads.execute(() -> {
      task.run();
      hasRun.complete(null);
    });
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw asItIs(e.getCause());
    } finally {
      task.cancel(true);
      hasRun.join(); // hears no interrupt
    }
  }

  private static Exception asItIs(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (Exception) thrown;
  }
}

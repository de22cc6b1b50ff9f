package gather;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var running = new CountDownLatch(calls.size());
    var tasks = new ArrayList<Future<?>>();
    var failed = new CompletableFuture<Void>();
    var results = new ArrayList<CompletableFuture<T>>();
    for (var call : calls) {
      var result = new CompletableFuture<T>();
      results.add(result);
      tasks.add(
          threads.submit(() -> {
            try {
              result.complete(call.call());
            } catch (Throwable thrown) {
              failed.completeExceptionally(thrown);
            } finally {
              running.countDown();
            }
          }));
    }
    var all = CompletableFuture.allOf(results.toArray(CompletableFuture[]::new));
    try {
      CompletableFuture.anyOf(all, failed).join();
      return results.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } finally {
      tasks.forEach(task -> task.cancel(true));
      running.await();
    }
  }
}

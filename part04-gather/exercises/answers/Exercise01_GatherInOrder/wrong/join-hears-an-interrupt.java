package gather;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var running = new CountDownLatch(calls.size());
    var tasks = new ArrayList<Future<?>>();
    var failed = new CompletableFuture<Throwable>();
    var results = new ArrayList<CompletableFuture<T>>();
    for (var call : calls) {
      var result = new CompletableFuture<T>();
      results.add(result);
      tasks.add(
          threads.submit(() -> {
            try {
              result.complete(call.call());
            } catch (Throwable thrown) {
              failed.complete(thrown);
            } finally {
              running.countDown();
            }
          }));
    }
    var all = CompletableFuture.allOf(results.toArray(CompletableFuture[]::new));
    try {
      switch (CompletableFuture.anyOf(all, failed).join()) {
        case null -> {
          return results.stream().map(CompletableFuture::join).toList();
        }
        case Error error -> throw error;
        case Object thrown -> throw (Exception) thrown;
      }
    } finally {
      tasks.forEach(task -> task.cancel(true));
      running.await();
    }
  }
}

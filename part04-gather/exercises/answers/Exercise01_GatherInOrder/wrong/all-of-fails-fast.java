package gather;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

final class Exercise01_GatherInOrder {

  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var futures =
        calls.stream()
            .map(call ->
                CompletableFuture.supplyAsync(
                    () -> {
                      try {
                        return call.call();
                      } catch (Exception e) {
                        throw new CompletionException(e);
                      }
                    },
                    threads))
            .toList();
    try {
      CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get();
      return futures.stream().map(CompletableFuture::join).toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }
}

package ascompleted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

final class Exercise02_TakeTheFirstSuccess {

  private Exercise02_TakeTheFirstSuccess() {}

  static final class AllFailed extends Exception {
    private static final long serialVersionUID = 1;

    AllFailed(List<Throwable> failures) {
      super(failures.size() + " tries, and no success");
      failures.forEach(this::addSuppressed);
    }
  }

  @SuppressWarnings("unchecked")
  static <T> T firstSuccess(List<Callable<T>> tries, ExecutorService threads)
      throws AllFailed, InterruptedException {
    var promises = new ArrayList<CompletableFuture<T>>();
    var futures = new ArrayList<Future<?>>();
    for (Callable<T> one : tries) {
      var promise = new CompletableFuture<T>();
      promises.add(promise);
      futures.add(
          threads.submit(() -> {
            try {
              promise.complete(one.call());
            } catch (Throwable thrown) {
              promise.completeExceptionally(thrown);
            }
          }));
    }
    try {
      return (T) CompletableFuture.anyOf(promises.toArray(CompletableFuture<?>[]::new)).get();
    } catch (ExecutionException e) {
      throw new AllFailed(List.of(e.getCause()));
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }
}

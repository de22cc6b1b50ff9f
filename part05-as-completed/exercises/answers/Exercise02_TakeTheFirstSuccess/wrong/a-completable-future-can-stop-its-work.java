package ascompleted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

final class Exercise02_TakeTheFirstSuccess {

  private Exercise02_TakeTheFirstSuccess() {}

  static final class AllFailed extends Exception {
    private static final long serialVersionUID = 1;

    AllFailed(List<Throwable> failures) {
      super(failures.size() + " tries, and no success");
      failures.forEach(this::addSuppressed);
    }
  }

  static <T> T firstSuccess(List<Callable<T>> tries, ExecutorService threads)
      throws AllFailed, InterruptedException {
    if (tries.isEmpty()) {
      throw new AllFailed(List.of());
    }
    var first = new CompletableFuture<T>();
    var futures = new ArrayList<CompletableFuture<T>>();
    for (Callable<T> one : tries) {
      futures.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return one.call();
                } catch (Throwable thrown) {
                  throw new CompletionException(thrown);
                }
              },
              threads));
    }
    var left = new AtomicInteger(tries.size());
    for (var future : futures) {
      future.whenComplete((value, thrown) -> {
        if (thrown == null) {
          first.complete(value);
        } else if (left.decrementAndGet() == 0) {
          first.completeExceptionally(thrown);
        }
      });
    }
    try {
      return first.get();
    } catch (ExecutionException e) {
      throw new AllFailed(futures.stream().map(Future::exceptionNow).toList());
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }
}

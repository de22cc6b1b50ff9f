package ascompleted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
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
    var answer = new CompletableFuture<T>();
    var left = new AtomicInteger(tries.size());
    var tasks = new ArrayList<FutureTask<T>>();
    for (Callable<T> one : tries) {
      tasks.add(
          new FutureTask<>(one) {
            @Override
            protected void done() {
              if (state() == State.SUCCESS) {
                answer.complete(resultNow());
              } else if (left.decrementAndGet() == 0) {
                answer.completeExceptionally(new IllegalStateException("no success"));
              }
            }
          });
    }
    tasks.forEach(threads::execute);
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw new AllFailed(tasks.stream().map(Future::exceptionNow).toList());
    } finally {
      tasks.forEach(task -> task.cancel(true));
    }
  }
}

package ascompleted;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
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
    var tasks = new CopyOnWriteArrayList<FutureTask<T>>();
    for (Callable<T> one : tries) {
      var task =
          new FutureTask<>(one) {
            @Override
            protected void done() {
              if (state() == State.SUCCESS && answer.complete(resultNow())) {
                tasks.forEach(other -> other.cancel(true));
              } else if (state() == State.FAILED && left.decrementAndGet() == 0) {
                answer.completeExceptionally(exceptionNow());
              }
            }
          };
      tasks.add(task);
      threads.execute(task);
    }
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new AllFailed(tasks.stream().map(Future::exceptionNow).toList());
    } catch (InterruptedException e) {
      tasks.forEach(task -> task.cancel(true));
      throw e;
    }
  }
}

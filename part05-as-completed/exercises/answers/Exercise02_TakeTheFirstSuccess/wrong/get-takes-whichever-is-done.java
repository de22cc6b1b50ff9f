package ascompleted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

  static <T> T firstSuccess(List<Callable<T>> tries, ExecutorService threads)
      throws AllFailed, InterruptedException {
    var futures = tries.stream().map(threads::submit).toList();
    var failures = new ArrayList<Throwable>();
    try {
      for (Future<T> future : futures) {
        try {
          return future.get();
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      throw new AllFailed(failures);
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }
}

package ascompleted;

import java.util.List;
import java.util.concurrent.Callable;
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
    var futures = threads.invokeAll(tries);
    for (Future<T> future : futures) {
      if (future.state() == Future.State.SUCCESS) {
        return future.resultNow();
      }
    }
    throw new AllFailed(futures.stream().map(Future::exceptionNow).toList());
  }
}

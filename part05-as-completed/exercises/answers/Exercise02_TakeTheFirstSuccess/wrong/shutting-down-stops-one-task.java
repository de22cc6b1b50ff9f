package ascompleted;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
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
    var completed = new ExecutorCompletionService<T>(threads);
    var futures = tries.stream().map(completed::submit).toList();
    try {
      for (var _ : tries) {
        Future<T> done = completed.take();
        if (done.state() == Future.State.SUCCESS) {
          return done.resultNow();
        }
      }
      throw new AllFailed(futures.stream().map(Future::exceptionNow).toList());
    } finally {
      threads.shutdownNow();
    }
  }
}

package ascompleted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

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
    var successes = new LinkedBlockingQueue<Optional<T>>();
    var futures = new ArrayList<Future<?>>();
    for (Callable<T> one : tries) {
      futures.add(
          threads.submit(() -> {
            successes.add(Optional.ofNullable(one.call()));
            return null;
          }));
    }
    try {
      return successes.take().orElse(null);
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }
}

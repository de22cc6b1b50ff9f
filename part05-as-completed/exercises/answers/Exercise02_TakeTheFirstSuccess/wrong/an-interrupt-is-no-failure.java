package ascompleted;

import java.util.ArrayList;
import java.util.List;
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

  private record Ended<T>(int index, T value, Throwable thrown) {}

  static <T> T firstSuccess(List<Callable<T>> tries, ExecutorService threads)
      throws AllFailed, InterruptedException {
    var queue = new LinkedBlockingQueue<Ended<T>>();
    var futures = new ArrayList<Future<?>>();
    for (int i = 0; i < tries.size(); i++) {
      int index = i;
      futures.add(
          threads.submit(() -> {
            try {
              queue.add(new Ended<>(index, tries.get(index).call(), null));
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt(); // it has been stopped
            } catch (Throwable thrown) {
              queue.add(new Ended<>(index, null, thrown));
            }
          }));
    }
    var failures = new Throwable[tries.size()];
    try {
      for (int left = tries.size(); left > 0; left--) {
        Ended<T> ended = queue.take();
        if (ended.thrown() == null) {
          return ended.value();
        }
        failures[ended.index()] = ended.thrown();
      }
    } finally {
      for (Future<?> future : futures) {
        future.cancel(true);
      }
    }
    throw new AllFailed(List.of(failures));
  }
}

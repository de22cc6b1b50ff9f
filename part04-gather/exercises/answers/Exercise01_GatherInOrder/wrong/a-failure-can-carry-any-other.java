package gather;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

final class Exercise01_GatherInOrder {
  private Exercise01_GatherInOrder() {}

  static <T> List<T> gather(List<Callable<T>> calls, ExecutorService threads) throws Exception {
    var thrown = new LinkedBlockingQueue<Throwable>(); // the first is the one that counts
    var ended = new CountDownLatch(calls.size());
    var tasks = new ArrayList<FutureTask<T>>();
    for (Callable<T> call : calls) {
      tasks.add(
          new FutureTask<>(() -> {
            try {
              return call.call();
            } catch (Throwable t) {
              thrown.add(t);
              tasks.forEach(task -> task.cancel(true));
              throw t;
            }
          }));
    }
    for (FutureTask<T> task : tasks) {
      threads.execute(() -> {
        task.run();
        if (task.isCancelled()) {
          Thread.interrupted();
        }
        ended.countDown();
      });
    }
    boolean again = false;
    while (true) {
      try {
        ended.await();
        break;
      } catch (InterruptedException e) {
        if (thrown.isEmpty()) {
          thrown.add(e);
          tasks.forEach(task -> task.cancel(true));
        } else {
          again = true;
        }
      }
    }
    if (thrown.isEmpty()) {
      return tasks.stream().map(FutureTask::resultNow).toList();
    }
    if (again) {
      Thread.currentThread().interrupt();
    }
    Throwable failure = thrown.remove();
    for (Throwable other : thrown) {
      failure.addSuppressed(other);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }
}

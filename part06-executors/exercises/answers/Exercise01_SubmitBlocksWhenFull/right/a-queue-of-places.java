package executors;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

final class Exercise01_SubmitBlocksWhenFull {

  private final ExecutorService pool;
  private final BlockingQueue<Object> taken;

  Exercise01_SubmitBlocksWhenFull(ExecutorService pool, int limit) {
    this.pool = pool;
    taken = new ArrayBlockingQueue<>(limit);
  }

  <T> Future<T> submit(Callable<T> work) throws InterruptedException {
    var task =
        new FutureTask<T>(work) {
          @Override
          public void run() {
            try {
              super.run();
            } finally {
              taken.remove(this);
            }
          }
        };
    taken.put(task);
    try {
      pool.execute(task);
    } catch (RuntimeException | Error refused) {
      taken.remove(task);
      throw refused;
    }
    return task;
  }
}

package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

final class Exercise01_SubmitBlocksWhenFull {

  private final ExecutorService pool;
  private final int limit;
  private int inside;

  Exercise01_SubmitBlocksWhenFull(ExecutorService pool, int limit) {
    this.pool = pool;
    this.limit = limit;
  }

  <T> Future<T> submit(Callable<T> work) throws InterruptedException {
    enter();
    var task = new FutureTask<>(work);
    try {
      pool.execute(() -> {
        task.run();
        leave();
      });
      return task;
    } catch (RuntimeException | Error refused) {
      leave();
      throw refused;
    }
  }

  private synchronized void enter() throws InterruptedException {
    while (inside == limit) {
      wait();
    }
    inside++;
  }

  private synchronized void leave() {
    inside--;
    notifyAll();
  }
}

package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

final class Exercise01_SubmitBlocksWhenFull {

  private final ExecutorService pool;
  private final Semaphore places;

  Exercise01_SubmitBlocksWhenFull(ExecutorService pool, int limit) {
    this.pool = pool;
    places = new Semaphore(limit);
  }

  <T> Future<T> submit(Callable<T> work) {
    var task = new FutureTask<>(work);
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      pool.execute(() -> {
        try {
          task.run();
        } finally {
          places.release();
        }
      });
    } catch (Throwable refused) {
      places.release();
      throw refused;
    }
    return task;
  }
}

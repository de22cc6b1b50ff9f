package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

final class Exercise01_SubmitBlocksWhenFull {

  private final ExecutorService pool;
  private final Semaphore places;

  Exercise01_SubmitBlocksWhenFull(ExecutorService pool, int limit) {
    this.pool = pool;
    places = new Semaphore(limit);
  }

  <T> Future<T> submit(Callable<T> work) throws InterruptedException {
    places.acquire();
    try {
      return pool.submit(() -> {
        try {
          return work.call();
        } finally {
          places.release();
        }
      });
    } catch (Throwable refused) {
      places.release();
      throw refused;
    }
  }
}

package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

final class Exercise01_SubmitBlocksWhenFull {

  private final ExecutorService pool;
  private final Semaphore places;

  Exercise01_SubmitBlocksWhenFull(ExecutorService pool, int limit) {
    this.pool = pool;
    this.places = new Semaphore(limit);
  }

  <T> Future<T> submit(Callable<T> work) throws InterruptedException {
    places.acquire();
    var future = new CompletableFuture<T>();
    try {
      pool.execute(() -> {
        try {
          if (!future.isDone()) {
            future.complete(work.call());
          }
        } catch (Throwable e) {
          future.completeExceptionally(e);
        } finally {
          places.release();
        }
      });
    } catch (Throwable e) {
      places.release();
      throw e;
    }
    return future;
  }
}

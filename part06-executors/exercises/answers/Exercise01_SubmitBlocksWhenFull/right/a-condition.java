package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise01_SubmitBlocksWhenFull {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition placeFree = lock.newCondition();
  private final ExecutorService pool;
  private int free;

  Exercise01_SubmitBlocksWhenFull(ExecutorService pool, int limit) {
    this.pool = pool;
    free = limit;
  }

  <T> Future<T> submit(Callable<T> work) throws InterruptedException {
    takePlace();
    var result = new CompletableFuture<T>();
    boolean taken = false;
    try {
      pool.execute(() -> {
        try {
          if (!result.isDone()) {
            result.complete(work.call());
          }
        } catch (Throwable failure) {
          result.completeExceptionally(new CompletionException(failure)); // which `get` takes off
        } finally {
          givePlaceBack();
        }
      });
      taken = true;
    } finally {
      if (!taken) {
        givePlaceBack();
      }
    }
    return result;
  }

  private void takePlace() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (free == 0) {
        placeFree.await();
      }
      free--;
    } finally {
      lock.unlock();
    }
  }

  private void givePlaceBack() {
    lock.lock();
    try {
      free++;
      placeFree.signal();
    } finally {
      lock.unlock();
    }
  }
}

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
    var task = new FutureTask<T>(work);
    boolean taken = false;
    try {
      pool.execute(() -> {
        try {
          task.run();
        } finally {
          leave();
        }
      });
      taken = true;
    } finally {
      if (!taken) {
        leave();
      }
    }
    return task;
  }

  private synchronized void enter() throws InterruptedException {
    while (inside == limit) {
      wait();
    }
    inside++;
  }

  private synchronized void leave() {
    if (inside-- == limit) {
      notify(); // nobody waits unless it was full
    }
  }
}

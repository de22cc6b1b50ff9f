package executors;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

final class Exercise01_SubmitBlocksWhenFull {

  private final ExecutorService pool;
  private final Semaphore places;

  Exercise01_SubmitBlocksWhenFull(ExecutorService pool, int limit) {
    this.pool = pool;
    places = new Semaphore(limit);
  }

  <T> Future<T> submit(Callable<T> work) throws InterruptedException {
    places.acquire();
    var place = new Place();
    try {
      Future<T> task =
          pool.submit(() -> {
            if (!place.begin()) {
              throw new CancellationException();
            }
            try {
              return work.call();
            } finally {
              places.release();
            }
          });
      return new Cancellable<>(task, place);
    } catch (Throwable refused) {
      places.release();
      throw refused;
    }
  }

  /// Belongs to the work if it begins before it is cancelled, and else to its canceller.
  private static final class Place {
    private final AtomicBoolean decided = new AtomicBoolean();

    boolean begin() {
      return decided.compareAndSet(false, true);
    }
  }

  private final class Cancellable<T> implements Future<T> {
    private final Future<T> task;
    private final Place place;

    Cancellable(Future<T> task, Place place) {
      this.task = task;
      this.place = place;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      if (place.begin()) {
        places.release(); // it never will
      }
      return task.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
      return task.isCancelled();
    }

    @Override
    public boolean isDone() {
      return task.isDone();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
      return task.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
      return task.get(timeout, unit);
    }
  }
}

package queues;

import java.util.Iterator;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise04_WorkThroughASource {

  private Exercise04_WorkThroughASource() {}

  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  static <T> void forEach(Iterator<T> source, int atOnce, Work<T> work) throws Exception {
    var failure = new AtomicReference<Throwable>();
    var permits = new Semaphore(atOnce);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        while (failure.get() == null && source.hasNext()) {
          permits.acquire();
          T item = source.next();
          threads.execute(() -> {
            try {
              work.on(item);
            } catch (Throwable thrown) {
              failure.compareAndSet(null, thrown);
            } finally {
              permits.release();
            }
          });
        } // `close` waits for the rest
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      }
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() != null) {
      throw (Exception) failure.get();
    }
  }
}

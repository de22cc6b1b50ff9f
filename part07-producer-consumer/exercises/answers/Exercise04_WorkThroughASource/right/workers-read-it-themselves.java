package queues;

import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

final class Exercise04_WorkThroughASource {

  private Exercise04_WorkThroughASource() {}

  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  /// The workers read the source themselves, one at a time.
  static <T> void forEach(Iterator<T> source, int atOnce, Work<T> work) throws Exception {
    var ended = new CountDownLatch(atOnce);
    var shared = new Shared<>(source);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < atOnce; i++) {
        threads.execute(() -> {
          try {
            for (var next = shared.next(); next != null; next = shared.next()) {
              work.on(next.item());
            }
          } catch (Throwable thrown) {
            shared.fail(thrown);
          } finally {
            ended.countDown();
          }
        });
      }
      try {
        ended.await();
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      }
    }
    switch (shared.failure) {
      case null -> {}
      case Error error -> throw error;
      case Throwable thrown -> throw (Exception) thrown;
    }
  }

  private record Next<T>(T item) {}

  private static final class Shared<T> {
    private final Iterator<T> source;
    private Throwable failure;

    Shared(Iterator<T> source) {
      this.source = source;
    }

    /// Null if there is no more. An item may be null, what it is in is not.
    synchronized Next<T> next() {
      return failure == null && source.hasNext() ? new Next<>(source.next()) : null;
    }

    synchronized void fail(Throwable thrown) {
      if (failure == null) {
        failure = thrown;
      }
    }
  }
}

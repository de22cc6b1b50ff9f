package queues;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class Exercise04_WorkThroughASource {

  private Exercise04_WorkThroughASource() {}

  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  static <T> void forEach(Iterator<T> source, int atOnce, Work<T> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      var running = new ArrayDeque<Future<Void>>();
      try {
        while (source.hasNext() || !running.isEmpty()) {
          while (running.size() < atOnce && source.hasNext()) {
            T item = source.next();
            running.add(
                threads.submit(() -> {
                  work.on(item);
                  return null;
                }));
          }
          running.remove().get();
        }
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      } catch (ExecutionException e) {
        threads.shutdown();
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw (Exception) e.getCause();
      }
    }
  }
}

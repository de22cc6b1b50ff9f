package queues;

import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

final class Exercise04_WorkThroughASource {

  private Exercise04_WorkThroughASource() {}

  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  static <T> void forEach(Iterator<T> source, int atOnce, Work<T> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      var ended = new ExecutorCompletionService<Void>(threads);
      int running = 0;
      try {
        while (source.hasNext() || running > 0) {
          while (running < atOnce && source.hasNext()) {
            T item = source.next();
            ended.submit(() -> {
              work.on(item);
              return null;
            });
            running++;
          }
          ended.take().get();
          running--;
        }
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      } catch (ExecutionException e) {
        threads.shutdown();
        throw e;
      }
    }
  }
}

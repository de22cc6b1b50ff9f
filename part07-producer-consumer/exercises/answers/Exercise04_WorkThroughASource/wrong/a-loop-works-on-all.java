package queues;

import java.util.Iterator;

final class Exercise04_WorkThroughASource {

  private Exercise04_WorkThroughASource() {}

  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  static <T> void forEach(Iterator<T> source, int atOnce, Work<T> work) throws Exception {
    while (source.hasNext()) {
      work.on(source.next());
    }
  }
}

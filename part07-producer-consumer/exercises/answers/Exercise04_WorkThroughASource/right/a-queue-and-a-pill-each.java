package queues;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise04_WorkThroughASource {

  private Exercise04_WorkThroughASource() {}

  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  /// Consumers on platform threads, a queue, and a pill for each of them.
  static <T> void forEach(Iterator<T> source, int atOnce, Work<T> work) throws Exception {
    var queue = new ArrayBlockingQueue<Optional<T>>(Math.max(1, atOnce - 1));
    var failure = new AtomicReference<Throwable>();
    var stopped = new AtomicBoolean();
    var consumers = new ArrayList<Thread>();
    Runnable consume =
        () -> {
          try {
            for (var item = queue.take(); item.isPresent(); item = queue.take()) {
              if (failure.get() == null) {
                work.on(item.get());
              }
            }
          } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            drain(queue, stopped);
          }
        };
    for (int i = 0; i < atOnce; i++) {
      consumers.add(Thread.ofPlatform().daemon().start(consume));
    }
    try {
      while (failure.get() == null && source.hasNext()) {
        queue.put(Optional.of(source.next()));
      }
      for (int i = 0; i < atOnce; i++) {
        queue.put(Optional.empty());
      }
      for (Thread consumer : consumers) {
        consumer.join();
      }
    } catch (InterruptedException e) {
      stopped.set(true);
      consumers.forEach(Thread::interrupt);
      for (Thread consumer : consumers) {
        consumer.join();
      }
      throw e;
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() != null) {
      throw (Exception) failure.get();
    }
  }

  /// Until its own pill comes, or the caller was interrupted: so that nobody waits for room.
  private static <T> void drain(ArrayBlockingQueue<Optional<T>> queue, AtomicBoolean stopped) {
    while (!stopped.get()) {
      Optional<T> item = queue.poll();
      if (item == null) {
        Thread.yield();
      } else if (item.isEmpty()) {
        return;
      }
    }
  }
}

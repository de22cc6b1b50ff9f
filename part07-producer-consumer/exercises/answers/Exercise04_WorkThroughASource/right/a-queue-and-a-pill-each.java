package queues;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise04_WorkThroughASource {

  private Exercise04_WorkThroughASource() {}

  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  /// The last one is a pill, and has no item.
  private record Next<T>(T item, boolean last) {}

  /// Consumers on platform threads, a queue, and a pill for each of them.
  static <T> void forEach(Iterator<T> source, int atOnce, Work<T> work) throws Exception {
    var queue = new ArrayBlockingQueue<Next<T>>(Math.max(1, atOnce - 1));
    var failure = new AtomicReference<Throwable>();
    var stopped = new AtomicBoolean();
    var consumers = new ArrayList<Thread>();
    Runnable consume =
        () -> {
          try {
            while (!stopped.get()) { // the work may have kept the interrupt to itself
              var next = queue.take();
              if (next.last()) {
                return;
              }
              if (failure.get() == null) {
                work.on(next.item());
                Thread.interrupted(); // what the work has left is not for `take`
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
        queue.put(new Next<>(source.next(), false));
      }
      for (int i = 0; i < atOnce; i++) {
        queue.put(new Next<>(null, true));
      }
      for (Thread consumer : consumers) {
        consumer.join();
      }
    } catch (InterruptedException e) {
      stopped.set(true);
      consumers.forEach(Thread::interrupt);
      awaitEnd(consumers);
      throw e;
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() != null) {
      throw (Exception) failure.get();
    }
  }

  /// However often the caller is interrupted meanwhile.
  private static void awaitEnd(List<Thread> consumers) {
    for (Thread consumer : consumers) {
      while (consumer.isAlive()) {
        try {
          consumer.join();
        } catch (InterruptedException again) {
          // it has been told, and the work too
        }
      }
    }
  }

  /// Until its own pill comes, or the caller was interrupted: so that nobody waits for room.
  private static <T> void drain(ArrayBlockingQueue<Next<T>> queue, AtomicBoolean stopped) {
    while (!stopped.get()) {
      Next<T> next = queue.poll();
      if (next == null) {
        Thread.yield();
      } else if (next.last()) {
        return;
      }
    }
  }
}

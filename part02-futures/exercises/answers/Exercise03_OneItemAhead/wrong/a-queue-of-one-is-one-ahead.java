package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Cursor<>() {
      private final BlockingQueue<CompletableFuture<Optional<T>>> queue =
          new ArrayBlockingQueue<>(1);
      private final AtomicBoolean begun = new AtomicBoolean();

      @Override
      public CompletableFuture<Optional<T>> next() {
        if (begun.compareAndSet(false, true)) {
          Thread.startVirtualThread(this::produce);
        }
        return CompletableFuture.supplyAsync(
                this::take, Executors.newVirtualThreadPerTaskExecutor())
            .thenCompose(x -> x);
      }

      private CompletableFuture<Optional<T>> take() {
        try {
          return queue.take();
        } catch (InterruptedException e) {
          throw new CompletionException(e);
        }
      }

      private void produce() {
        try {
          while (true) {
            var item = items.next();
            try {
              if (item.get().isEmpty()) {
                while (true) {
                  queue.put(item);
                }
              }
            } catch (ExecutionException e) {
              while (true) {
                queue.put(item);
              }
            }
            queue.put(item);
          }
        } catch (InterruptedException e) {
          // over
        }
      }
    };
  }
}

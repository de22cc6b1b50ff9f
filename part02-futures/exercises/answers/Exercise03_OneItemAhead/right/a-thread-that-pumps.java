package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Pump<>(items);
  }

  private static final class Pump<T> implements Cursor<T> {
    private final Cursor<T> items;
    private final BlockingQueue<CompletableFuture<Optional<T>>> wanted =
        new LinkedBlockingQueue<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    Pump(Cursor<T> items) {
      this.items = items;
    }

    @Override
    public CompletableFuture<Optional<T>> next() {
      var next = new CompletableFuture<Optional<T>>();
      wanted.add(next);
      if (begun.compareAndSet(false, true)) {
        Thread.ofVirtual().start(this::pump);
      }
      return next;
    }

    private void pump() {
      try {
        boolean more = true;
        var coming = items.next();
        while (true) {
          Optional<T> item = null;
          Throwable failure = null;
          try {
            item = coming.get();
          } catch (ExecutionException e) {
            failure = e.getCause();
          }
          more &= failure == null && item.isPresent();
          var next = wanted.take();
          if (more) {
            coming = items.next();
          }
          if (failure == null) {
            next.complete(item);
          } else {
            next.completeExceptionally(failure);
          }
        }
      } catch (InterruptedException e) {
        // ends
      }
    }
  }
}

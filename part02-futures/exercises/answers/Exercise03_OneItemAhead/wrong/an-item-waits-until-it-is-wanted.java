package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new OneAhead<>(items);
  }

  private static final class OneAhead<T> implements Cursor<T> {
    private final Cursor<T> items;
    private final Semaphore asked = new Semaphore(0);
    private final Queue<CompletableFuture<Optional<T>>> wanted = new ConcurrentLinkedQueue<>();
    private volatile CompletableFuture<Optional<T>> last;
    private boolean begun;

    OneAhead(Cursor<T> items) {
      this.items = items;
    }

    @Override
    public CompletableFuture<Optional<T>> next() {
      if (last != null) {
        return last.copy();
      }
      var next = new CompletableFuture<Optional<T>>();
      wanted.add(next);
      asked.release();
      boolean first;
      synchronized (this) {
        first = !begun;
        begun = true;
      }
      if (first) {
        ask();
      }
      return next;
    }

    private void ask() {
      CompletableFuture<Optional<T>> coming = items.next();
      var _ =
          coming.whenComplete((item, failure) -> {
            asked.acquireUninterruptibly(); // the loop has to have asked for it
            CompletableFuture<Optional<T>> loop = wanted.remove();
            if (failure != null) {
              last = coming;
              loop.completeExceptionally(failure);
            } else if (item.isEmpty()) {
              last = coming;
              loop.complete(item);
            } else {
              ask();
              loop.complete(item);
            }
          });
    }
  }
}

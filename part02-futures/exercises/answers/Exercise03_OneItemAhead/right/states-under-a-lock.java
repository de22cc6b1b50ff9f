package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Ahead<>(items);
  }

  private static final class Ahead<T> implements Cursor<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Cursor<T> items;
    private CompletableFuture<Optional<T>> wanted; // by the loop, and not come yet
    private CompletableFuture<Optional<T>> came; // and not wanted yet
    private boolean begun;
    private boolean over;

    Ahead(Cursor<T> items) {
      this.items = items;
    }

    @Override
    public CompletableFuture<Optional<T>> next() {
      CompletableFuture<Optional<T>> answer;
      boolean ask;
      lock.lock();
      try {
        if (came != null) {
          answer = came;
          ask = !over;
          if (!over) {
            came = null;
          }
        } else {
          answer = wanted = new CompletableFuture<>();
          ask = !begun;
          begun = true;
        }
      } finally {
        lock.unlock();
      }
      if (ask) {
        items.next().whenComplete(this::comes);
      }
      return answer;
    }

    private void comes(Optional<T> item, Throwable failure) {
      CompletableFuture<Optional<T>> waiting;
      boolean end = failure != null || item.isEmpty();
      lock.lock();
      try {
        waiting = wanted;
        wanted = null;
        over |= end;
        if (waiting == null || end) {
          came =
              failure == null
                  ? CompletableFuture.completedFuture(item)
                  : CompletableFuture.failedFuture(failure);
        }
      } finally {
        lock.unlock();
      }
      if (waiting == null) {
        return;
      }
      if (!end) {
        items.next().whenComplete(this::comes);
      }
      if (failure == null) {
        waiting.complete(item);
      } else {
        waiting.completeExceptionally(failure);
      }
    }
  }
}

package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Ahead<>(items);
  }

  private static final class Ahead<T> implements Cursor<T> {
    private final Cursor<T> items;
    private volatile CompletableFuture<Optional<T>> wanted;
    private volatile CompletableFuture<Optional<T>> came;
    private volatile boolean begun;
    private volatile boolean over;

    Ahead(Cursor<T> items) {
      this.items = items;
    }

    @Override
    public CompletableFuture<Optional<T>> next() {
      if (came != null) {
        var answer = came;
        if (!over) {
          came = null;
          items.next().whenComplete(this::comes);
        }
        return answer;
      }
      var answer = new CompletableFuture<Optional<T>>();
      wanted = answer;
      if (!begun) {
        begun = true;
        items.next().whenComplete(this::comes);
      }
      return answer;
    }

    private void comes(Optional<T> item, Throwable failure) {
      var done =
          failure == null
              ? CompletableFuture.completedFuture(item)
              : CompletableFuture.<Optional<T>>failedFuture(failure);
      boolean end = failure != null || item.isEmpty();
      over |= end;
      var waiting = wanted;
      if (waiting == null) {
        came = done;
        return;
      }
      wanted = null;
      if (end) {
        came = done;
      } else {
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

package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Cursor<>() {
      private CompletableFuture<Optional<T>> ahead;

      @Override
      public CompletableFuture<Optional<T>> next() {
        var next = ahead == null ? items.next() : ahead;
        ahead =
            next.thenCompose(
                item -> item.isPresent() ? items.next() : CompletableFuture.completedFuture(item));
        if (next.isDone() && !next.isCompletedExceptionally() && next.join().isEmpty()) {
          ahead = null;
        }
        return next;
      }
    };
  }
}

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
        ahead = null;
        next.thenAccept(item -> ahead = item.isPresent() ? items.next() : next);
        return next;
      }
    };
  }
}

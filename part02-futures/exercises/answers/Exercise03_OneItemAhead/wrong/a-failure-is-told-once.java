package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Cursor<>() {
      private final CompletableFuture<Optional<T>> end =
          CompletableFuture.completedFuture(Optional.empty());
      private CompletableFuture<Optional<T>> ahead;

      @Override
      public CompletableFuture<Optional<T>> next() {
        var next = ahead == null ? items.next() : ahead;
        ahead =
            next.handle((item, failure) -> failure != null || item.isEmpty() ? end : items.next())
                .thenCompose(x -> x);
        return next;
      }
    };
  }
}

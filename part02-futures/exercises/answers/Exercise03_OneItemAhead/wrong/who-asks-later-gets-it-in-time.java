package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Cursor<>() {
      private CompletableFuture<Optional<T>> last = CompletableFuture.completedFuture(null);

      @Override
      public CompletableFuture<Optional<T>> next() {
        last = last.thenCompose(_ -> items.next());
        return last;
      }
    };
  }
}

package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    var ahead = new AtomicReference<CompletableFuture<Optional<T>>>();
    return () -> {
      var asked = ahead.getAndSet(null);
      var coming = asked == null ? items.next() : asked;
      return coming.thenApply(item -> {
        ahead.set(item.isPresent() ? items.next() : coming);
        return item;
      });
    };
  }
}

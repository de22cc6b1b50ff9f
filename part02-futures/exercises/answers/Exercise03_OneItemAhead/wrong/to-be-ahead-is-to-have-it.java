package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    var ahead = new AtomicReference<CompletableFuture<Optional<T>>>();
    return () -> {
      var asked = ahead.get() == null ? items.next() : ahead.get();
      ahead.set(asked);
      return asked.thenCompose(item -> {
        if (item.isEmpty()) {
          return asked;
        }
        var next = items.next();
        ahead.set(next);
        return next.handle((_, _) -> item); // now it is one ahead
      });
    };
  }
}

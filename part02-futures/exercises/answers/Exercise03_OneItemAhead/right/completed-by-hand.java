package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    var ahead = new AtomicReference<CompletableFuture<Optional<T>>>();
    return () -> {
      var promise = new CompletableFuture<Optional<T>>();
      var next = ahead.getAndSet(promise);
      if (next == null) {
        next = items.next();
      }
      var given = next;
      given.whenComplete((item, failure) -> {
        if (failure != null) {
          promise.completeExceptionally(failure);
        } else if (item.isEmpty()) {
          promise.complete(item);
        } else {
          items
              .next()
              .whenComplete((following, f) -> {
                if (f == null) {
                  promise.complete(following);
                } else {
                  promise.completeExceptionally(f);
                }
              });
        }
      });
      return given;
    };
  }
}

package futures;

import futures.generator.Cursor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

final class Exercise03_OneItemAhead {

  static <T> Cursor<T> oneAhead(Cursor<T> items) {
    return new Cursor<>() {
      private CompletableFuture<Optional<T>> ahead;

      @Override
      public synchronized CompletableFuture<Optional<T>> next() {
        var next =
            ahead == null
                ? CompletableFuture.supplyAsync(items::next, POOL).thenCompose(x -> x)
                : ahead;
        ahead =
            next.handleAsync(
                    (item, failure) -> failure == null && item.isPresent() ? items.next() : next,
                    POOL)
                .thenComposeAsync(Function.identity(), POOL);
        return next.copy();
      }
    };
  }

  private static final Executor POOL = task -> Thread.ofVirtual().start(task);
}

package futures.generator;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Items that have to be waited for. Ask for the next one when the one before has come. The end is
/// an empty item.
@FunctionalInterface
public interface Cursor<T> {
  CompletableFuture<Optional<T>> next();
}

package futures.diner;

import java.util.concurrent.CompletableFuture;

/// A diner as its driver shows it: each call returns at once.
public interface Diner {
  /// A table, which its guest has to leave again.
  CompletableFuture<Integer> enter();

  CompletableFuture<String> order(int table);

  CompletableFuture<Void> leave(int table);
}

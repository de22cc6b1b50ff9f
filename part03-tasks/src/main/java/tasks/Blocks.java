package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.StructuredTaskScope;

/// The scopes of [Step04c_NothingOutlivesTheBlock].
final class Blocks {

  private Blocks() {}

  /// Leaves its block when both forks have ended, whichever way it leaves.
  static void cook(Callable<Void> ham, Callable<Void> soup) throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(ham);
      scope.fork(soup);
      scope.join();
    }
  }

  /// Only the thread that opened a scope may fork in it. A fork that needs forks opens its own.
  static void forkInAFork() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> {
        scope.fork(() -> {});
      });
      scope.join();
    }
  }
}

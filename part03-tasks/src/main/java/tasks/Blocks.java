package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;

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
  static String forkByAFork() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> scope.fork(() -> "late"));
      scope.join();
      return "allowed";
    } catch (FailedException e) {
      return e.getCause().getClass().getSimpleName();
    }
  }
}

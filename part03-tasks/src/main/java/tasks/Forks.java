package tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.StructuredTaskScope;

/// Stands apart so that only this class needs the preview.
final class Forks {

  private Forks() {}

  /// Calls `body` in a fork of the calling thread, which waits for it.
  static <T> T one(Callable<T> body) throws InterruptedException {
    try (var scope = StructuredTaskScope.<T>open()) {
      var fork = scope.fork(body);
      scope.join();
      return fork.get();
    }
  }
}

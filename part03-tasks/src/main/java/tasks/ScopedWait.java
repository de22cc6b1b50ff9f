package tasks;

import static java.lang.Thread.ofVirtual;

import java.util.concurrent.StructuredTaskScope;

/// What [Step02b_AnInterruptGoesDownAScope] does with a scope.
final class ScopedWait {

  private ScopedWait() {}

  /// Returns when the work has ended; if the caller is interrupted, the work is, and this waits for
  /// its end all the same: no way out of the block leads past `close()`.
  static void await(Runnable work) throws InterruptedException {
    var runners = ofVirtual().name("runner").factory();
    try (var scope =
        StructuredTaskScope.open(
            StructuredTaskScope.Joiner.awaitAllSuccessfulOrThrow(),
            configuration -> configuration.withThreadFactory(runners))) {
      scope.fork(work);
      scope.join();
    }
  }
}

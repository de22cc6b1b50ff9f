package tasks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.function.Consumer;

/// The scopes of [Step04b_ASecondFailureIsLost].
final class Failures {

  private Failures() {}

  // The mistake, if the second failure matters.
  static void joinAlone(List<Callable<Void>> forks) throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      forks.forEach(scope::fork);
      scope.join();
    }
  }

  // The repair: each fork tells of its own failure.
  static void forksTell(List<Callable<Void>> forks) throws InterruptedException {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    try (var scope = StructuredTaskScope.open()) {
      forks.forEach(fork -> scope.fork(telling(fork, failures::add)));
      scope.join();
    } catch (FailedException e) {
      // The block has been left, so all forks have ended: nothing is added behind our back.
      failures.remove(e.getCause());
      failures.forEach(e::addSuppressed);
      throw e;
    }
  }

  private static <T> Callable<T> telling(Callable<T> work, Consumer<Throwable> ear) {
    return () -> {
      try {
        return work.call();
      } catch (Throwable failure) {
        ear.accept(failure);
        throw failure;
      }
    };
  }
}

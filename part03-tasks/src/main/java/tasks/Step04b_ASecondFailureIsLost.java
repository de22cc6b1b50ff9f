package tasks;

import static java.util.concurrent.StructuredTaskScope.open;
import static lesson.Lesson.say;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.stream.Stream;

/// A fork fails, its sibling is interrupted and fails too. Who hears of the second failure?
///
/// You might look for it among the suppressed exceptions. It is not there. The first failure
/// cancels the scope, and a cancelled scope does not tell its joiner of forks that end later, not
/// even a joiner of your own. Only the fork itself can report its failure.
///
/// Run `make part_03 STEP=4b`. Watch for the second failure.
///
/// Trap: The exception of a scope has all failures in it. In fact, it has the first; a second one
/// is lost unless the forks report their own.
final class Step04b_ASecondFailureIsLost {

  static void main() throws InterruptedException {
    say("the ham burns; the soup, interrupted, cannot be put away");
    say("join alone         %s", heardBy(Step04b_ASecondFailureIsLost::joinAlone));
    say("the joiner hears   %s", heardBy(Step04b_ASecondFailureIsLost::theJoinerHears));
    say("the forks report   %s", heardBy(Step04b_ASecondFailureIsLost::theForksReport));
  }

  /// The mistake, if the second failure matters. ALWAYS the first alone.
  static void joinAlone(List<Callable<Void>> forks) throws InterruptedException {
    try (var scope = open()) {
      forks.forEach(scope::fork);
      scope.join();
    }
  }

  /// No help: a joiner that keeps each failure that it hears of. ALWAYS the first alone.
  static void theJoinerHears(List<Callable<Void>> forks) throws InterruptedException {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    try (var scope = open(new Hearing(failures))) {
      forks.forEach(scope::fork);
      scope.join();
    } catch (FailedException e) {
      throw withSuppressed(e, List.copyOf(failures));
    }
  }

  /// `onComplete` is called on a fork's thread when the fork has ended; true cancels the scope.
  private record Hearing(ConcurrentLinkedQueue<Throwable> failures) implements Joiner<Void, Void> {
    @Override
    public boolean onComplete(Subtask<? extends Void> fork) {
      return fork.state() == Subtask.State.FAILED && failures.add(fork.exception());
    }

    @Override
    public Void result() throws Throwable {
      if (!failures.isEmpty()) {
        throw failures.element();
      }
      return null;
    }
  }

  /// The repair: each fork reports its own failure. ALWAYS both.
  static void theForksReport(List<Callable<Void>> forks) throws InterruptedException {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    try (var scope = open()) {
      for (var fork : forks) {
        scope.fork(() -> {
          try {
            return fork.call();
          } catch (InterruptedException e) {
            throw e; // it was stopped, and has not failed
          } catch (Throwable failure) {
            failures.add(failure);
            throw failure;
          }
        });
      }
      scope.join();
    } catch (FailedException e) {
      throw withSuppressed(e, List.copyOf(failures));
    }
  }

  /// To be called after the block: then all forks have ended, and none adds a failure any more.
  private static FailedException withSuppressed(FailedException e, List<Throwable> all) {
    all.stream().filter(one -> !one.equals(e.getCause())).forEach(e::addSuppressed);
    return e;
  }

  /// One of the three above: runs the forks until the first failure, and throws that.
  @FunctionalInterface
  interface Joining {
    void run(List<Callable<Void>> forks) throws InterruptedException;
  }

  /// The failure that is thrown, and those that it suppressed.
  static List<String> heardBy(Joining joining) throws InterruptedException {
    var cooking = new CountDownLatch(1);
    Callable<Void> soup =
        () -> {
          try {
            cooking.countDown();
            new CountDownLatch(1).await(); // for ever: only an interrupt ends it
            return null;
          } catch (InterruptedException e) {
            throw new IllegalStateException("the fridge is full");
          }
        };
    Callable<Void> ham =
        () -> {
          cooking.await();
          throw new IllegalStateException("the ham is burnt");
        };
    try {
      joining.run(List.of(soup, ham));
      return List.of();
    } catch (FailedException e) {
      return Stream.concat(Stream.of(e.getCause()), Stream.of(e.getSuppressed()))
          .map(Throwable::getMessage)
          .toList();
    }
  }
}

package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.atomic.AtomicInteger;

/// A method starts two tasks, the first fails, and the method throws. What is still running?
///
/// One might expect nothing, as after any method that has thrown. With futures, the second task
/// runs on: nothing has interrupted it, and its future is out of reach. A scope's block is not left
/// before every fork has ended, however long a fork takes to clean up.
///
/// Run `make part_03 STEP=4c`. Watch what is being cooked when the method has thrown.
///
/// Trap: When a method has thrown, what it started is over. In fact, a task that it submitted runs
/// on; only the forks of a scope have ended.
final class Step04c_NothingOutlivesTheBlock {

  static void main() throws InterruptedException {
    var cleanUp = Duration.ofMillis(200);
    say("the ham burns; the soup takes 0.2 s to put away");
    say("two futures  %s", afterThrowing(Step04c_NothingOutlivesTheBlock::twoFutures, cleanUp));
    say("two forks    %s", afterThrowing((ham, soup, _) -> twoForks(ham, soup), cleanUp));
  }

  /// The mistake: `hamIsDone.get()` throws, and the soup is forgotten. ALWAYS still cooking.
  static void twoFutures(Callable<Void> ham, Callable<Void> soup, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    Future<Void> hamIsDone = threads.submit(ham);
    Future<Void> soupIsDone = threads.submit(soup);
    hamIsDone.get();
    soupIsDone.get();
  }

  /// The repair: whether `join` returns or throws, the scope's `close` waits for both forks. ALWAYS
  /// nothing is cooking.
  static void twoForks(Callable<Void> ham, Callable<Void> soup) throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(ham);
      scope.fork(soup);
      scope.join();
    }
  }

  /// How many dishes were being cooked when the method had thrown, and whether the soup had been
  /// interrupted.
  record Left(int cooking, boolean interrupted) {
    @Override
    public String toString() {
      return "%s; the soup was %s"
          .formatted(
              cooking == 0 ? "nothing is cooking" : cooking + " dish still cooking",
              interrupted ? "interrupted" : "not interrupted");
    }
  }

  /// Cooks both dishes at once. If one fails, throws its failure as the cause of another.
  @FunctionalInterface
  interface Meal {
    void cook(Callable<Void> ham, Callable<Void> soup, ExecutorService threads)
        throws InterruptedException, ExecutionException;
  }

  static Left afterThrowing(Meal meal, Duration cleanUp) throws InterruptedException {
    var soup = new Soup(cleanUp);
    Callable<Void> ham =
        () -> {
          soup.begun.await();
          throw new IllegalStateException("the ham is burnt");
        };
    Left left;
    try (var threads = Executors.newThreadPerTaskExecutor(ofVirtual().name("cook").factory())) {
      try {
        meal.cook(ham, soup, threads);
      } catch (ExecutionException | FailedException e) {
        say("%s", e.getCause().getMessage());
      } finally {
        left = new Left(soup.cooking.get(), soup.interrupted);
        soup.goOn.countDown(); // or the executor's `close` would wait for ever
      }
    }
    return left;
  }

  /// Is cooked until it is told to go on, or until it is interrupted, and then put away.
  private static final class Soup implements Callable<Void> {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    final AtomicInteger cooking = new AtomicInteger();
    volatile boolean interrupted;
    private final Duration cleanUp;

    Soup(Duration cleanUp) {
      this.cleanUp = cleanUp;
    }

    @Override
    public Void call() throws InterruptedException {
      cooking.incrementAndGet();
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        interrupted = true;
        Thread.sleep(cleanUp);
      } finally {
        cooking.decrementAndGet();
      }
      return null;
    }
  }
}

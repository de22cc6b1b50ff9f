package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import lesson.Flags;

/// A method starts two tasks, the first fails, and the method throws. What is still running?
///
/// One might expect nothing, as after any method that has thrown. With futures, the second task: it
/// was not told, and nobody holds its future any more. A scope does not let go before every fork
/// has ended, however long a fork takes to clean up.
///
/// Run `make part_03 STEP=4c`. Watch how many are cooking when the method has thrown. [Blocks]
/// holds the scopes.
final class Step04c_NothingOutlivesTheBlock {

  static void main() throws InterruptedException {
    Flags.needs("--enable-preview");
    var cleanUp = Duration.ofMillis(200);
    say("the ham burns; the soup takes 0.2 s to put away");
    say("two futures:  %s", afterThrowing(FUTURES, cleanUp));
    say("a scope:      %s", afterThrowing(SCOPE, cleanUp));
    try {
      Blocks.forkInAFork();
    } catch (RuntimeException e) {
      say("a fork forks: %s", e.getCause().getClass().getSimpleName());
    }
  }

  /// How many dishes were being cooked when the method had thrown, and whether the soup had been
  /// interrupted. ALWAYS (1, false), (0, true).
  record Left(int cooking, boolean interrupted) {}

  /// Cooks both dishes at once, and throws what the first failure was.
  @FunctionalInterface
  interface Block {
    void cook(Callable<Void> ham, Callable<Void> soup, ExecutorService threads)
        throws InterruptedException, ExecutionException;
  }

  // The mistake: `ham.get()` throws, and the soup is forgotten.
  static final Block FUTURES =
      (ham, soup, threads) -> {
        var hamCooked = threads.submit(ham);
        var soupCooked = threads.submit(soup);
        hamCooked.get();
        soupCooked.get();
      };

  // The repair: two forks of a scope.
  static final Block SCOPE = (ham, soup, _) -> Blocks.cook(ham, soup);

  static Left afterThrowing(Block block, Duration cleanUp) throws InterruptedException {
    var soup = new Soup(cleanUp);
    Callable<Void> ham =
        () -> {
          soup.begun.await();
          throw new IllegalStateException("the ham is burnt");
        };
    try (var threads = Executors.newThreadPerTaskExecutor(ofVirtual().name("cook").factory())) {
      try {
        block.cook(ham, soup, threads);
      } catch (ExecutionException | RuntimeException e) {
        say("%s", e.getCause().getMessage());
      }
      var left = new Left(soup.cooking.get(), soup.interrupted);
      soup.goOn.countDown();
      return left;
    }
  }

  /// Is cooked until it is told to go on, or interrupted and then put away.
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

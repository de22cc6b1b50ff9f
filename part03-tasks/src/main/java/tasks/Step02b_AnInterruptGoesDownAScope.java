package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.StructuredTaskScope;

/// A thread waits for work, and is interrupted. What becomes of the work?
///
/// In asyncio, cancelling a task cancels what it awaits, and you might expect the same here. But an
/// interrupt reaches one thread, the waiter. If it waits for a future, it stops waiting and the
/// work runs on: a future shields its work. If it waits in a scope, it cannot leave before the work
/// has ended, so the scope interrupts the work: a scope passes the interrupt on.
///
/// Run `make part_03 STEP=2b`. Watch the laps. (The scope needs the JVM flag `--enable-preview`.)
///
/// Trap: Interrupting the waiter stops the work that it waits for. In fact, a future shields its
/// work; a scope passes the interrupt on.
final class Step02b_AnInterruptGoesDownAScope {

  static void main() throws InterruptedException {
    say("three laps of 0.1 s each, their waiter interrupted in lap 1");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      say("in a call    %s", waitInACall());
      say("in get()     %s", waitForAFuture(threads));
      say("in a scope   %s", waitInAScope());
    }
  }

  /// The control: the waiter's thread is the one that works. ALWAYS interrupted in lap 1.
  static Fate waitInACall() throws InterruptedException {
    var runner = new Runner();
    Thread waiter = start(() -> runner.call());
    return runner.fateAfterInterrupting(waiter);
  }

  /// `get` throws, and the future is not even cancelled. Right for work that must be finished,
  /// wrong for work that nobody else wants. ALWAYS all 3 laps.
  static Fate waitForAFuture(ExecutorService threads) throws InterruptedException {
    var runner = new Runner();
    Thread waiter = start(() -> threads.submit(runner).get());
    return runner.fateAfterInterrupting(waiter);
  }

  /// `join` throws, and the way out of the block leads through the scope's `close`, which
  /// interrupts the fork and waits for its end. ALWAYS interrupted in lap 1.
  static Fate waitInAScope() throws InterruptedException {
    var runner = new Runner();
    Thread waiter =
        start(() -> {
          try (var scope = StructuredTaskScope.open()) {
            scope.fork(runner);
            scope.join();
          }
        });
    return runner.fateAfterInterrupting(waiter);
  }

  /// What became of the work.
  record Fate(int laps, boolean interrupted) {
    @Override
    public String toString() {
      return interrupted ? "interrupted in lap " + laps : "ran all " + laps + " laps";
    }
  }

  @FunctionalInterface
  private interface Waiting {
    void await() throws InterruptedException, ExecutionException;
  }

  private static Thread start(Waiting waiting) {
    return ofVirtual()
        .name("waiter")
        .start(() -> {
          try {
            waiting.await();
          } catch (InterruptedException e) {
            say("stopped waiting"); // and the thread ends
          } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
          }
        });
  }

  /// Three laps, unless it is interrupted. Lap 1 waits for the end of the waiter, so that no clock
  /// decides.
  private static final class Runner implements Callable<Void> {
    private static final Duration LAP = Duration.ofMillis(100);

    private final CountDownLatch inLap1 = new CountDownLatch(1);
    private final CountDownLatch waiterEnded = new CountDownLatch(1);
    private final CompletableFuture<Fate> fate = new CompletableFuture<>();

    @Override
    public Void call() throws InterruptedException {
      int laps = 0;
      try {
        while (laps < 3) {
          laps++;
          inLap1.countDown();
          waiterEnded.await();
          Thread.sleep(LAP);
        }
        fate.complete(new Fate(laps, false));
        return null;
      } catch (InterruptedException e) {
        fate.complete(new Fate(laps, true));
        throw e;
      }
    }

    /// Lets the runner go on when the waiter has ended. If the runner was not interrupted by then,
    /// it never will be.
    Fate fateAfterInterrupting(Thread waiter) throws InterruptedException {
      inLap1.await();
      waiter.interrupt();
      waiter.join();
      waiterEnded.countDown();
      return fate.join();
    }
  }
}

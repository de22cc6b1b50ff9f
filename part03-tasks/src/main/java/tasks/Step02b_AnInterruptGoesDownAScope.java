package tasks;

import static java.lang.Thread.ofVirtual;
import static lesson.Lesson.say;
import static lesson.Lesson.span;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lesson.Flags;

/// Somebody waits for the work, and is interrupted. What becomes of the work?
///
/// In asyncio, cancelling a task cancels what it awaits. One might expect the same here. An
/// interrupt reaches one thread, the waiter's. From a future the waiter walks away, and the work
/// runs on: futures shield. A scope cannot be left before its forks have ended, so it interrupts
/// them: scopes pass cancellation on.
///
/// Trap: Interrupting the waiter stops the work that it waits for. In fact, a future shields its
/// work; a scope passes the interrupt on.
///
/// Run `make part_03 STEP=2b`. Watch the laps. [ScopedWait] holds the scope.
final class Step02b_AnInterruptGoesDownAScope {

  static void main() throws InterruptedException {
    Flags.needs("--enable-preview");
    say("three laps of 0.1 s each, their waiter interrupted in lap 1");
    say("in a call:    %s", fateOf(CALL));
    say("in get():     %s", fateOf(FUTURE));
    say("in a scope:   %s", fateOf(SCOPE));
  }

  /// Has the work done, and returns when it is done or when the calling thread is interrupted.
  @FunctionalInterface
  interface Waiter {
    void await(Runnable work, ExecutorService threads) throws InterruptedException;
  }

  // The control: the waiter's thread is the one that works.
  static final Waiter CALL = (work, _) -> work.run();

  // `get` throws, and the future is not even cancelled: right for work that must be finished, wrong
  // for work that nobody wants any more.
  static final Waiter FUTURE =
      (work, threads) -> {
        try {
          threads.submit(work).get();
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      };

  // `join` throws, and leaving the block interrupts the fork and waits for its end.
  static final Waiter SCOPE = (work, _) -> ScopedWait.await(work);

  /// ALWAYS (1, true), (3, false), (1, true).
  static Step02a_CancelMayNotReachTheWork.Fate fateOf(Waiter waiter) throws InterruptedException {
    try (var handle = span("waiter");
        var threads = Executors.newThreadPerTaskExecutor(ofVirtual().name("runner").factory())) {
      var runner = new Step02a_CancelMayNotReachTheWork.Runner(handle);
      Thread waiting =
          ofVirtual()
              .name("waiter")
              .start(() -> {
                try {
                  waiter.await(runner, threads);
                } catch (InterruptedException e) {
                  say("stopped waiting"); // and the thread ends
                }
              });
      runner.firstLap.await();
      waiting.interrupt();
      waiting.join(); // the waiter is through with it, whatever the runner does
      runner.goOn.countDown();
      return runner.fate.join();
    }
  }
}

package tasks;

import static java.lang.Thread.ofVirtual;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static lesson.Lesson.say;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// A task was cancelled, and its future is done. Has the work stopped?
///
/// One might expect so, or that `get` at least waits until it has. A cancelled future is done at
/// once, and so is every `get`. Meanwhile the work was interrupted, and is in its `finally`,
/// closing the file that we are about to delete.
///
/// Trap: `isDone()` after `cancel` means that the work has stopped. In fact, the work may still
/// run, and clean up.
///
/// Run `make part_03 STEP=2c`. Watch for what is true of the clean-up when the wait is over.
final class Step02c_CancelledIsNotStopped {

  static void main() throws InterruptedException {
    var cleanUp = Duration.ofMillis(200);
    say("cancelled, with 0.2 s of clean-up to do");
    say("after get():    %s", afterWaiting(GET, cleanUp));
    say("after close():  %s", afterWaiting(CLOSE, cleanUp));
  }

  /// What was so when the wait was over. ALWAYS (true, false), (true, true).
  record Seen(boolean futureDone, boolean cleanedUp) {}

  /// Waits for the end of a cancelled task.
  @FunctionalInterface
  interface Wait {
    void await(Future<?> cancelled, ExecutorService threads) throws InterruptedException;
  }

  // The mistake: it throws before it has waited.
  static final Wait GET =
      (cancelled, _) -> {
        try {
          cancelled.get();
        } catch (CancellationException | ExecutionException e) {
          say("%s", e.getClass().getSimpleName());
        }
      };

  // The repair: a thread has stopped when it has stopped. `close` waits for all of an executor's
  // threads; `Thread.join` waits for one, and a latch in the `finally` for one task of many.
  static final Wait CLOSE = (_, threads) -> threads.close();

  static Seen afterWaiting(Wait wait, Duration cleanUp) throws InterruptedException {
    var begun = new CountDownLatch(1);
    var cleaning = new CountDownLatch(1);
    var looked = new CountDownLatch(1);
    var cleanedUp = new AtomicBoolean();
    try (var threads = Executors.newThreadPerTaskExecutor(ofVirtual().name("task").factory())) {
      Callable<Void> work =
          () -> {
            try {
              begun.countDown();
              new CountDownLatch(1).await(); // for ever: only an interrupt ends it
            } finally {
              say("cleaning up");
              cleaning.countDown();
              looked.await(cleanUp.toMillis(), MILLISECONDS); // no longer than we are watched
              cleanedUp.set(true);
            }
            return null;
          };
      Future<?> future = threads.submit(work);
      begun.await();
      future.cancel(true);
      cleaning.await(); // so that the lines come in one order
      wait.await(future, threads);
      var seen = new Seen(future.isDone(), cleanedUp.get());
      looked.countDown();
      return seen;
    }
  }
}
